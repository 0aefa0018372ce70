/** Bytes read as text. */
export interface DecodedText {
  readonly text: string;
  /** The declared charset is unknown or refused: the text was read as UTF-8 or else windows-1252. */
  readonly unknown: boolean;
}

/**
 * Reads bytes in a declared charset (WHATWG Encoding labels). Nothing declared, or US-ASCII, is read as UTF-8
 * where that fits and as windows-1252 where not, as browsers do.
 */
export function decodeText(bytes: Uint8Array, charset: string | undefined): DecodedText {
  const label = (charset ?? '').trim().toLowerCase();
  if (label === '' || label === 'us-ascii' || label === 'ascii') {
    return { text: utf8(bytes) ?? windows1252(bytes), unknown: false };
  }
  const decoder = decoderOf(label);
  if (!decoder) return { text: utf8(bytes) ?? windows1252(bytes), unknown: true };
  return {
    text: decoder.encoding === 'windows-1252' ? windows1252(bytes) : decoder.decode(bytes),
    unknown: false,
  };
}

const UTF_16BE = new TextDecoder('utf-16be');

/** UTF-7 (RFC 2152) under any of its names. Mail programs of today refuse it, older ones do not. */
export function isUtf7(charset: string | undefined): boolean {
  return charset !== undefined && /utf-?7/i.test(charset);
}

/** A text in UTF-7 as those who still read it do; what is wrong in it decodes to noise. */
export function fromUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_all, shifted: string) =>
    shifted === '' ? '+' : UTF_16BE.decode(Buffer.from(shifted, 'base64')),
  );
}

type Decoder = InstanceType<typeof TextDecoder>;
/** By label; the platform knows a few hundred and no others get in. */
const decoders = new Map<string, Decoder>();

function decoderOf(label: string): Decoder | undefined {
  const known = decoders.get(label);
  if (known) return known;
  try {
    const decoder = new TextDecoder(label);
    decoders.set(label, decoder);
    return decoder;
  } catch {
    return undefined;
  }
}

/** Bytes 0x80 to 0x9F (WHATWG index windows-1252). */
const UPPER_CONTROLS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Node 20's TextDecoder reads windows-1252 as Latin-1 (nodejs/node issue 56542): "€" would be lost. */
function windows1252(bytes: Uint8Array): string {
  return fromLatin1(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}

/** A text that was read as Latin-1, as windows-1252 meant it: what looks like control characters is quotes. */
export function fromLatin1(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => UPPER_CONTROLS[control.charCodeAt(0) - 0x80]!);
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true });

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return STRICT_UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
