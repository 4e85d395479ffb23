import protobuf from 'protobufjs';

/** Element types of ONNX tensors that we write, by their number in the format. */
export const ONNX_ELEMENT_TYPE = { float32: 1, float64: 11 } as const;

/** Kinds of node attributes that we write, by their number in the format. */
export const ONNX_ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, ints: 7 } as const;

type FieldSpec = { id: number; type: string; rule?: 'repeated' };
const one = (id: number, type: string): FieldSpec => ({ id, type });
const many = (id: number, type: string): FieldSpec => ({ id, type, rule: 'repeated' });

/**
 * The messages of the ONNX format that a feed-forward network needs: names and field numbers as
 * the format fixes them, everything that we neither write nor read left out.
 */
const MESSAGES: Record<string, Record<string, FieldSpec>> = {
  Model: {
    irVersion: one(1, 'int64'),
    producerName: one(2, 'string'),
    graph: one(7, 'Graph'),
    opsetImport: many(8, 'OperatorSet'),
  },
  OperatorSet: { domain: one(1, 'string'), version: one(2, 'int64') },
  Graph: {
    node: many(1, 'Node'),
    name: one(2, 'string'),
    initializer: many(5, 'Tensor'),
    input: many(11, 'ValueInfo'),
    output: many(12, 'ValueInfo'),
  },
  Node: {
    input: many(1, 'string'),
    output: many(2, 'string'),
    name: one(3, 'string'),
    opType: one(4, 'string'),
    attribute: many(5, 'Attribute'),
  },
  Attribute: {
    name: one(1, 'string'),
    f: one(2, 'float'),
    i: one(3, 'int64'),
    s: one(4, 'bytes'),
    ints: many(8, 'int64'),
    type: one(20, 'int32'),
  },
  Tensor: {
    dims: many(1, 'int64'),
    dataType: one(2, 'int32'),
    name: one(8, 'string'),
    rawData: one(9, 'bytes'),
  },
  ValueInfo: { name: one(1, 'string'), type: one(2, 'ValueType') },
  ValueType: { tensorType: one(1, 'TensorType') },
  TensorType: { elemType: one(1, 'int32'), shape: one(2, 'Shape') },
  Shape: { dim: many(1, 'Dimension') },
  Dimension: { dimValue: one(1, 'int64'), dimParam: one(2, 'string') },
};

/** The protobuf type of a whole model file. */
export function onnxModelMessage(): protobuf.Type {
  const nested = Object.fromEntries(
    Object.entries(MESSAGES).map(([name, fields]) => [name, { fields }]),
  );
  return protobuf.Root.fromJSON({ nested: { onnx: { nested } } }).lookupType('onnx.Model');
}
