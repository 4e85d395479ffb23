import protobuf from 'protobufjs';
import { ONNX_MESSAGES } from './onnx-format.ts';

/** The protobuf type of a whole model file. */
export function onnxModelMessage(): protobuf.Type {
  const nested = Object.fromEntries(
    Object.entries(ONNX_MESSAGES).map(([name, fields]) => [name, { fields }]),
  );
  return protobuf.Root.fromJSON({ nested: { onnx: { nested } } }).lookupType('onnx.Model');
}
