import { expect, test } from 'vitest';
import { readTicket } from '../../src/pipeline/parse/ticket.ts';
import { recogniseRequest } from '../../src/pipeline/recognise-request.ts';

const kindOf = async (text: string, role = 'requester') => {
  const ticket = { id: '1', messages: [{ text, author: { role } }] };
  return recogniseRequest(await readTicket(Buffer.from(JSON.stringify(ticket))))?.kind;
};

test.each([
  ['erasure', 'Goedemiddag, ik wil mijn gegevens laten verwijderen. Groet, Anna'],
  ['erasure', 'Graag beroep ik mij op het recht op vergetelheid.'],
  ['erasure', 'Kunt u al mijn persoonsgegevens wissen?'],
  ['erasure', 'Hi, please delete my data from your systems.'],
  ['erasure', 'I want to exercise my right to be forgotten.'],
  ['erasure', 'Bitte löschen Sie meine Daten.'],
  ['erasure', "Je souhaite exercer mon droit à l'effacement."],
  ['erasure', 'Veuillez supprimer toutes les données me concernant.'],
  ['access', 'Hierbij een inzageverzoek op grond van artikel 15 AVG.'],
  ['access', 'Welke persoonsgegevens heeft u van mij?'],
  ['access', 'Please treat this as a subject access request.'],
  ['access', 'What personal data do you hold? I want all information you hold about me.'],
  ['access', 'Ich verlange Auskunft nach Art. 15 DSGVO.'],
  ['access', "Je voudrais accès à mes données selon le droit d'accès."],
  ['correction', 'Ik verzoek om rectificatie van mijn persoonsgegevens.'],
  ['correction', 'Ich bitte um Berichtigung meiner Daten.'],
  ['restriction', 'Ik vraag u de verwerking van mijn gegevens te beperken.'],
  ['restriction', 'I ask you to restrict the processing of my data.'],
  ['objection', 'Ik maak bezwaar tegen de verwerking van mijn gegevens.'],
  ['objection', 'Ich widerspreche der Verarbeitung meiner Daten.'],
] as const)('%s: %s', async (kind, text) => {
  expect(await kindOf(text)).toBe(kind);
});

test.each([
  'Mijn gegevens zijn per ongeluk verwijderd, kunt u ze terugzetten?',
  'When I delete a row my data does not load and I get an error.',
  'De knop om een factuur te verwijderen doet het niet.',
  'Ik wil bezwaar maken tegen deze factuur.',
  'Können Sie mir eine Auskunft zu meiner Bestellung geben?',
  'Kunt u mijn afspraak verwijderen?',
  'Please remove the item from my cart.',
  'Waar kan ik mijn adres wijzigen?',
  'Merci de supprimer la ligne 3 de ma commande.',
])('nothing: %s', async (text) => {
  expect(await kindOf(text)).toBeUndefined();
});

test('what is quoted, or written by the desk, is not asked', async () => {
  const wish = 'Wilt u mijn gegevens laten verwijderen?';
  expect(await kindOf(`Nee hoor.\n\nOp 3 november schreef de klantenservice:\n> ${wish}\n`)).toBeUndefined();
  expect(await kindOf(wish, 'agent')).toBeUndefined();
  expect(await kindOf(wish)).toBe('erasure');
});
