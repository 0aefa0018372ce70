import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { EXIT, ZeefError } from '../errors.ts';
import { isGenuine, keyFingerprint, type SignedReceipt } from '../model/receipt.ts';

const Proof = z.object({
  receipt: z.object({ format: z.literal('zeef-erasure-1'), id: z.string(), at: z.string() }).loose(),
  signature: z.string(),
  publicKey: z.string(),
});

/**
 * `zeef verify-receipt FILE`: checks the signature of an erasure receipt without service or database.
 *
 * @param key the public key's fingerprint, or the key itself in base64, as noted elsewhere; without it only the
 *   receipt's own key is used, whose fingerprint is then to be compared
 * @returns exit code: 0 when genuine, 65 when not
 */
export async function verifyReceipt(
  file: string,
  key: string | undefined,
  output: NodeJS.WritableStream,
): Promise<number> {
  const signed = await read(file);
  const fingerprint = keyFingerprint(signed.publicKey);
  const expected = key === undefined || key === fingerprint || key === signed.publicKey;
  if (!expected || !isGenuine(signed, signed.publicKey)) {
    output.write(
      `not genuine: ${expected ? 'the signature does not fit' : `signed by key ${fingerprint}`}\n`,
    );
    return EXIT.dataError;
  }
  const { id, at, counts } = signed.receipt;
  output.write(`genuine: receipt ${id} of ${at}, signed by key ${fingerprint}\n`);
  for (const [name, count] of Object.entries(counts)) output.write(`  ${name} ${count}\n`);
  return EXIT.ok;
}

async function read(file: string): Promise<SignedReceipt> {
  const field = 'file';
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ZeefError('ZEEF_CONFIG_INVALID', {
      field,
      remedy: 'The receipt cannot be read. Check its path.',
      cause,
    });
  });
  try {
    const content: unknown = JSON.parse(text);
    Proof.parse(content);
    return content as SignedReceipt;
  } catch {
    throw new ZeefError('ZEEF_FIELD_INVALID', {
      field,
      remedy: 'The file is not an erasure receipt of Zeef.',
    });
  }
}
