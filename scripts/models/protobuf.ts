/** Fields of a protocol-buffer message, already encoded. */
export type Encoded = Uint8Array;

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** A whole number from 0 to 2^53 as a varint field. */
export function varintField(field: number, value: number): Encoded {
  return Uint8Array.from([...varint(field * 8 + VARINT), ...varint(value)]);
}

/** A 32-bit float field. */
export function floatField(field: number, value: number): Encoded {
  const bytes = new Uint8Array(Float32Array.of(value).buffer);
  return Uint8Array.from([...varint(field * 8 + FIXED_32), ...bytes]);
}

/** A text or bytes field, or a message made of already encoded fields. */
export function bytesField(field: number, value: string | Uint8Array | readonly Encoded[]): Encoded {
  const bytes =
    typeof value === "string"
      ? new TextEncoder().encode(value)
      : value instanceof Uint8Array
        ? value
        : joined(value);
  return joined([Uint8Array.from([...varint(field * 8 + LENGTH_DELIMITED), ...varint(bytes.length)]), bytes]);
}

/** Encoded fields one after the other: a message. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** One field of a message as it is read: its number and a varint's value, or its bytes (fixed-width ones too). */
export type ReadField = { field: number; value: number | Uint8Array };

/** The fields of a message in their order. Throws RangeError where the bytes are no message. */
export function readFields(message: Uint8Array): ReadField[] {
  const fields: ReadField[] = [];
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = message[at++];
      if (byte === undefined || shift > 2 ** 63) throw new RangeError("a varint without an end");
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  const take = (length: number) => {
    if (at + length > message.length) throw new RangeError("a field reaches beyond its message");
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const key = number();
    const field = Math.floor(key / 8);
    const kind = key % 8;
    if (kind === VARINT) fields.push({ field, value: number() });
    else if (kind === LENGTH_DELIMITED) fields.push({ field, value: take(number()) });
    else if (kind === FIXED_32) fields.push({ field, value: take(4) });
    else if (kind === 1) fields.push({ field, value: take(8) });
    else throw new RangeError(`a field of unknown kind ${kind}`);
  }
  return fields;
}

function varint(value: number): number[] {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`no varint: ${value}`);
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}
