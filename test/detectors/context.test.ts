import { expect, test } from 'vitest';
import { type CueKind, standing } from '../../detectors/context.ts';

/** `[[value]]` marks the value; the words around it are judged for the kinds. */
test.each<[string, CueKind, ReturnType<typeof standing>]>([
  ['mijn bsn is [[123456782]]', 'bsn', 'label'],
  ['Mijn B.S.N.: [[123456782]]', 'bsn', 'label'],
  ['burgerservicenummer van mijn man: [[123456782]]', 'bsn', 'label'],
  ['[[123456782]] is mijn bsn', 'bsn', 'label'],
  ['[[123456782]] (BSN)', 'bsn', 'label'],
  ['bsn en geboortedatum: [[123456782]], 1-2-1980', 'bsn', 'near'],
  ['ordernummer [[123456782]]', 'bsn', 'against'],
  ['bsn weet ik niet, ordernummer is [[123456782]]', 'bsn', 'against'],
  ['bsn stuur ik u voor de bestelling van gisteren dus [[123456782]]', 'bsn', 'contested'],
  ['het gaat om [[123456782]]', 'bsn', 'none'],
  ['[[0612345678]] bsn 123456782', 'bsn', 'none'],
  ['"customerPhone": "[[0612345678]]"', 'phone', 'label'],
  ['N° de sécurité sociale : [[2 91 06 69 387 613 75]]', 'nir', 'label'],
  ['numero de securite sociale [[2910669387613]]', 'nir', 'label'],
  ['Bestellnr. [[4468058864692397]]', 'card', 'against'],
  ['kreditkarte [[5354117454538706]]', 'card', 'label'],
  ['my National Insurance number is [[AB123456C]]', 'nino', 'label'],
])('%s: %s %s', (marked, kind, expected) => {
  const start = marked.indexOf('[[');
  const text = marked.replace('[[', '').replace(']]', '');
  const end = marked.indexOf(']]') - 2;
  expect(standing({ text }, { start, end }, [kind])).toBe(expected);
});
