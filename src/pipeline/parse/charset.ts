/** Bytes read as text. */
export interface DecodedText {
  readonly text: string;
  /** The declared charset is unknown or refused: the text was read as windows-1252. */
  readonly unknown: boolean;
}

/**
 * Reads bytes in a declared charset (WHATWG Encoding labels). Nothing declared, or US-ASCII, is read as UTF-8
 * where that fits and as windows-1252 where not, as browsers do. UTF-7 is refused like any unknown name: it can
 * carry markup past whoever looks for `<`.
 */
export function decodeText(bytes: Uint8Array, charset: string | undefined): DecodedText {
  const label = (charset ?? '').trim().toLowerCase();
  if (label === '' || label === 'us-ascii' || label === 'ascii') {
    return { text: utf8(bytes) ?? decoder('windows-1252').decode(bytes), unknown: false };
  }
  try {
    return { text: decoder(label).decode(bytes), unknown: false };
  } catch {
    return { text: utf8(bytes) ?? decoder('windows-1252').decode(bytes), unknown: true };
  }
}

type Decoder = InstanceType<typeof TextDecoder>;
const decoders = new Map<string, Decoder>();

/** @throws RangeError for an unknown label */
function decoder(label: string): Decoder {
  let found = decoders.get(label);
  if (!found) {
    found = new TextDecoder(label);
    // Only the platform's fixed list of encodings gets here; their aliases are a few hundred.
    decoders.set(label, found);
  }
  return found;
}

const STRICT = new TextDecoder('utf-8', { fatal: true });

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return STRICT.decode(bytes);
  } catch {
    return undefined;
  }
}
