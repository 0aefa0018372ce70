/** Who speaks in a chat pasted as text ("Agent: …"), and what begins a forwarded message. */
export const SPEAKER_WORDS: readonly (readonly ['desk' | 'requester', string])[] = [
  [
    'desk',
    `
      agent, support, helpdesk, klantenservice, medewerker, bot, operator, adviseur, assistent, servicedesk,
      customer service, customer care, advisor, adviser, assistant, representative,
      kundenservice, kundendienst, mitarbeiter, mitarbeiterin, berater, beraterin,
      service client, conseiller, conseillère,
    `,
  ],
  [
    'requester',
    'klant, bezoeker, ik, visitor, customer, client, user, me, kunde, kundin, besucher, visiteur, moi',
  ],
];

/** What stands above a forwarded message. */
export const FORWARD_WORDS: readonly (readonly ['forwarded', string])[] = [
  [
    'forwarded',
    `
      doorgestuurd bericht, begin doorgestuurd bericht, forwarded message, begin forwarded message,
      weitergeleitete nachricht, anfang der weitergeleiteten nachricht, message transféré, début du message transféré,
      message réexpédié,
    `,
  ],
];

/** Closings that begin a signature. */
export const CLOSING_WORDS: readonly (readonly ['closing', string])[] = [
  [
    'closing',
    `
      met vriendelijke groet, met vriendelijke groeten, vriendelijke groet, vriendelijke groeten, hartelijke groet,
      hartelijke groeten, met hartelijke groet, groet, groeten, groetjes, gr, mvg, hoogachtend, met hoogachting, liefs, hgr,
      kind regards, best regards, warm regards, with kind regards, regards, many thanks, thanks, best wishes, yours sincerely,
      yours faithfully, sincerely, cheers, best, kr,
      mit freundlichen grüßen, mit freundlichem gruß, freundliche grüße, freundliche grüsse, viele grüße, beste grüße,
      liebe grüße, herzliche grüße, schöne grüße, gruß, grüße, gruss, mfg, lg, vg, hochachtungsvoll,
      cordialement, bien cordialement, bien à vous, sincères salutations, salutations distinguées, meilleures salutations,
      respectueusement, amicalement, cdlt, bien à toi,
    `,
  ],
];
