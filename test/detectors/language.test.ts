import { expect, test } from 'vitest';
import { recogniseLanguage } from '../../detectors/language.ts';

test.each([
  ['nl', 'Hoi, mijn bestelling is nog niet binnen. Kunnen jullie even kijken?'],
  ['en', 'Hi, my order has not arrived yet. Could you have a look please?'],
  ['de', 'Hallo, meine Bestellung ist noch nicht angekommen. Können Sie bitte nachsehen?'],
  ['fr', "Bonjour, ma commande n'est pas encore arrivée. Pouvez-vous vérifier ?"],
  ['nl', 'MIJN INTERNET DOET HET NIET'],
  ['nl', 'Ik heb last van "Error: connection refused by remote host" sinds gisteren, wat kan ik doen?'],
  ['en', 'I moved from the Van der Helststraat to De Pijp and need a new contract'],
  [undefined, 'NL91 ABNA 0417 1643 00'],
  [undefined, 'Jan de Vries'],
  [undefined, ''],
])('%s: %s', (language, text) => expect(recogniseLanguage(text)).toBe(language));
