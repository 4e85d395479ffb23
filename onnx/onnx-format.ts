/** One field of a message: its number and type, and whether it repeats. */
export type FieldSpec = { id: number; type: string; rule?: 'repeated' };

const one = <Type extends string>(id: number, type: Type): { id: number; type: Type } => ({
  id,
  type,
});
const many = <Type extends string>(
  id: number,
  type: Type,
): { id: number; type: Type; rule: 'repeated' } => ({ id, type, rule: 'repeated' });

/**
 * The messages of the ONNX format: names and field numbers as onnx.proto fixes them, everything that
 * we neither write nor read left out. Reading and writing both go by this table.
 */
export const ONNX_MESSAGES = {
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
    externalData: many(13, 'Entry'),
  },
  Entry: { key: one(1, 'string'), value: one(2, 'string') },
  ValueInfo: { name: one(1, 'string'), type: one(2, 'ValueType') },
  ValueType: { tensorType: one(1, 'TensorType') },
  TensorType: { elemType: one(1, 'int32'), shape: one(2, 'Shape') },
  Shape: { dim: many(1, 'Dimension') },
  Dimension: { dimValue: one(1, 'int64'), dimParam: one(2, 'string') },
} as const satisfies Record<string, Record<string, FieldSpec>>;

/** Element types of tensors, by their number in the format (TensorProto.DataType). */
export const ONNX_ELEMENT_TYPE = {
  float32: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  float64: 11,
  bfloat16: 16,
} as const;

/** Kinds of node attributes, by their number in the format (AttributeProto.AttributeType). */
export const ONNX_ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, ints: 7 } as const;
