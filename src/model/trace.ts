import { headerOf } from './mail-header.ts';

/** Name of the header that marks what came out of Zeef. */
export const TRACE_HEADER = 'X-Zeef';

/** Which document a mail was made of, and how much was removed. Ids and counts only. */
export interface Trace {
  readonly documentId: string;
  readonly redactions: number;
  /** Keyed tag over the rest: a header that others could make up would let them pass mail off as a loop. */
  readonly mac: string;
}

const FORM = /^document=([0-9a-f-]{36}); redactions=(\d{1,9}); mac=([\w-]{22})$/;
const HEADER = /^x-zeef:[ \t]*([^\r\n]{1,200})/gim;

/** More marks than a mail that was forwarded by hand a few times has; the rest is not looked at. */
const MAX_TRACES = 20;

/** As Postfix's hopcount_limit: a mail with more trace lines than this goes round. */
export const MAX_HOPS = 50;

/** Trace lines (RFC 5321, 4.4) in the header of a raw mail. */
export function hopsOf(raw: Uint8Array): number {
  return (
    headerOf(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)).match(/^received:/gim)?.length ?? 0
  );
}

/** What the MAC is over. */
export function traceText({ documentId, redactions }: Omit<Trace, 'mac'>): string {
  return `${documentId}\0${redactions}`;
}

/** The header's value. */
export function traceValue({ documentId, redactions, mac }: Trace): string {
  return `document=${documentId}; redactions=${redactions}; mac=${mac}`;
}

/** The marks in the header of a raw mail. Whether they are ours is for the MAC to say. */
export function tracesIn(raw: Uint8Array): Trace[] {
  const traces: Trace[] = [];
  for (const [, value = ''] of headerOf(raw).matchAll(HEADER)) {
    const [, documentId = '', redactions = '', mac = ''] = FORM.exec(value.trim()) ?? [];
    if (mac) traces.push({ documentId, redactions: Number(redactions), mac });
    if (traces.length === MAX_TRACES) break;
  }
  return traces;
}
