import type { StoredDocument } from '../model/intake.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { Store } from '../ports/store.ts';

/** A document as far as it got, with its sanitised mail once there is one. */
export interface Output {
  readonly document: StoredDocument;
  /** Absent before processing ends, and for tickets. Whether a person must look first, the document says. */
  readonly mail: Uint8Array | undefined;
}

/** Opens the sanitised mail of a document. `undefined` when there is no such document. */
export type OpenOutput = (tenantId: string, documentId: string) => Promise<Output | undefined>;

export function outputReader(store: Store, keyring: Keyring): OpenOutput {
  return async (tenantId, id) => {
    const keys = await keyring.tenant(tenantId);
    return store.transaction(tenantId, async ({ documents }) => {
      const document = await documents.get(id);
      if (!document) return undefined;
      const output = document.state === 'done' ? await documents.output(id) : undefined;
      return { document, mail: output && keys.open({ purpose: 'output', id }, output) };
    });
  };
}
