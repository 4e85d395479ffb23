import { z } from 'zod';

const pair = z.tuple([z.number().int().positive(), z.number().int().positive()]);
const padding = z.enum(['same', 'valid']);
const layer = <Kind extends string, Config extends z.ZodType>(kind: Kind, config: Config) =>
  z.object({
    name: z.string(),
    class_name: z.literal(kind),
    config,
    inbound_nodes: z.array(
      z.array(z.tuple([z.string(), z.literal(0), z.literal(0), z.object({})])),
    ),
  });

const channelsLast = z.literal('channels_last');

const kerasLayer = z.discriminatedUnion('class_name', [
  layer('InputLayer', z.object({ batch_input_shape: z.array(z.number().nullable()).length(4) })),
  layer(
    'Conv2D',
    z.object({
      filters: z.number().int().positive(),
      kernel_size: pair,
      strides: pair,
      padding,
      data_format: channelsLast,
      dilation_rate: z.tuple([z.literal(1), z.literal(1)]),
      activation: z.literal('linear'),
      use_bias: z.literal(false),
    }),
  ),
  layer(
    'BatchNormalization',
    z.object({
      axis: z.literal(3),
      epsilon: z.number().positive(),
      center: z.literal(true),
      scale: z.literal(false),
    }),
  ),
  layer('Activation', z.object({ activation: z.literal('relu') })),
  layer(
    'MaxPooling2D',
    z.object({
      pool_size: pair,
      strides: pair,
      padding: z.literal('valid'),
      data_format: channelsLast,
    }),
  ),
  layer(
    'AveragePooling2D',
    z.object({ pool_size: pair, strides: pair, padding, data_format: channelsLast }),
  ),
  layer('Concatenate', z.object({ axis: z.literal(3) })),
  layer('Flatten', z.object({ data_format: channelsLast })),
  layer(
    'Dense',
    z.object({ units: z.number().int().positive(), activation: z.enum(['relu', 'softmax']) }),
  ),
  layer('Dropout', z.object({})),
]);

const quantization = z.object({
  dtype: z.literal('uint8'),
  min: z.number(),
  scale: z.number(),
});

/**
 * The part of the Keras layers-model format (as TensorFlow.js saves it, weights quantised to eight
 * bits) that an Inception v3 uses. Anything else in a file is refused by the parse.
 */
export const kerasNetwork = z.object({
  modelTopology: z.object({
    model_config: z.object({ config: z.object({ layers: z.array(kerasLayer) }) }),
  }),
  weightsManifest: z
    .array(
      z.object({
        paths: z.array(z.string()),
        weights: z.array(
          z.object({
            name: z.string(),
            shape: z.array(z.number().int().positive()),
            dtype: z.literal('float32'),
            quantization,
          }),
        ),
      }),
    )
    .length(1),
});

export type KerasNetwork = z.infer<typeof kerasNetwork>;
export type KerasLayer = z.infer<typeof kerasLayer>;
