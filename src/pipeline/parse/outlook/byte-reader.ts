import { Unreadable } from './unpacked.ts';

/** Reads little-endian numbers and stretches one behind the other. @throws Unreadable past the end */
export class ByteReader {
  readonly #buffer: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get ended(): boolean {
    return this.#at >= this.#buffer.length;
  }

  u8(): number {
    return this.bytes(1).readUInt8();
  }

  u16(): number {
    return this.bytes(2).readUInt16LE();
  }

  u32(): number {
    return this.bytes(4).readUInt32LE();
  }

  bytes(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#buffer.length) throw new Unreadable();
    const taken = this.#buffer.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  /** A stretch that is filled up to four bytes. */
  padded(length: number): Buffer {
    const taken = this.bytes(length);
    this.#at = Math.min(this.#buffer.length, this.#at + ((4 - (length % 4)) % 4));
    return taken;
  }

  /** The sum of the bytes before it. */
  checksum(data: Uint8Array): void {
    let sum = 0;
    for (const byte of data) sum = (sum + byte) & 0xffff;
    if (this.u16() !== sum) throw new Unreadable();
  }
}
