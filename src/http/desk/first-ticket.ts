/** A ticket to try Zeef with; the IBAN is the one that banks print in examples. */
const TICKET = {
  id: '1',
  requester: { name: 'Anna de Wit' },
  subject: 'Terugbetaling order 2026-0048817',
  messages: [{ text: 'Mijn IBAN is NL91 ABNA 0417 1643 00, het gaat om order 2026-0048817.' }],
};

/** A line for a terminal that hands in a first ticket. */
export function firstTicketCommand(address: string, key: string): string {
  return [
    `curl -s ${address}/v1/tickets -H 'Authorization: Bearer ${key}'`,
    `-H 'Content-Type: application/json' -d '${JSON.stringify(TICKET)}'`,
  ].join(' ');
}
