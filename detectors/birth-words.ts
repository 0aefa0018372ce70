/**
 * Words and phrases that tell of a birth, by what may stand behind them. Combined from their parts: people
 * say the same thing with every subject.
 */

const split = (text: string): readonly string[] => text.split(',').map((phrase) => phrase.trim());

function combine(...parts: readonly (readonly string[])[]): string[] {
  let phrases: string[] = [''];
  for (const part of parts)
    phrases = phrases.flatMap((head) => part.map((tail) => (tail === '' ? head : `${head} ${tail}`.trim())));
  return phrases;
}

/** Labels of forms and their abbreviations. */
export const BIRTH_DATE_WORDS: readonly string[] = [
  ...split(
    `geboortedatum, geb.datum, geb datum, gebr. datum, gebr datum, geb dd, geb. datum, geb.-datum, gebdatum, gebdat, geb.dat, geb. dat, geb dat,
     geboortedag, geboortedata, geboortedatums, geboorte datum, geboortedat, geboortegegevens, geboorte, gbdatum, gb datum, g.d., datum geboorte, datum van geboorte, datum v geboorte,
     datum v. geboorte, geboren op datum, geb. d.d., geb d.d., geboren d.d., geboortedtm, geb.dtm, geborendatum, geboorteddatum, geboortedatem, gebortedatum`,
  ),
  ...split(
    `date of birth, dob, dobs, d.o.b, d o b, d/o/b, birth date, birthdate, birth dates, dates of birth, birth day, date birth, d of b, bdate, b date, birth dt, date o birth`,
  ),
  ...split(
    `geburtsdatum, geburts datum, geburtsdaten, geb.-datum, geb.-dat, geburtsdat, geb.-dat., gebdat, gebdatum, geb. dat, gebursdatum, geburtsdt, tag der geburt, datum der geburt, geburt`,
  ),
  ...split(
    `date de naissance, dates de naissance, date de naiss, date naiss, ddn, d.d.n, d d n, naissance, date naissance, dt naissance, dn, nais., jour de naissance, date et lieu de naissance,
     date naissance`,
  ),
];

export const BORN_WORDS: readonly string[] = [
  ...split(
    'geboren, geb, gebore, gebn, gebo, born, b., bn., geborene, geborener, gebürtig, né, née, nés, nées, né e, née e, n. le, nè, nee le, ne le, nee en, ne en',
  ),
];

/** Days that come round: a feast unless the date is long past or the year is left out. */
export const BIRTHDAY_WORDS: readonly string[] = [
  ...split(
    'verjaardag, jarig, jarig op, verjaar op, verjaar, verjaart, verjaart op, verjaardagen, bday, b day, birthday, birthdays, geburtstag, geburtstage, anniversaire, anniversaires',
  ),
];

export const BIRTH_YEAR_WORDS: readonly string[] = [
  ...split(
    `geboortejaar, jaar van geboorte, geb.jaar, gebjaar, geb. jaar, year of birth, birth year, yob, y.o.b, born in the year, geburtsjahr, geb.-jahr, jahrgang, jg., année de naissance`,
  ),
];

const DUTCH_PERSONS = split(
  `ik ben, ben, hij is, zij is, ze is, hij was, zij was, moeder is, vader is, man is, vrouw is, zoon is, dochter is, oma is, opa is, zus is, broer is, ma is, pa is, mama is, papa is,
   partner is, tante is, oom is, kind is, jongste is, oudste is, kleinzoon is, kleindochter is, zoontje is, dochtertje is, wij zijn, we zijn, ik, moet zijn, zijn`,
);
const FRENCH_PERSONS = split(
  `je suis, il est, elle est, fille est, fils est, mère est, père est, mari est, femme est, sœur est, frère est, nous sommes, moi je suis`,
);
const GERMAN_PERSONS = split(
  `ich bin, er ist, sie ist, mutter ist, vater ist, sohn ist, tochter ist, mann ist, frau ist, bin`,
);

/** "Ik ben van 1958", "elle est du 4/2/16", "ich bin Baujahr 62": said of persons only. */
export const BIRTH_SAID: readonly string[] = [
  ...combine(
    DUTCH_PERSONS.slice(0, -3),
    split(',zelf,nog,ook,toch,al'),
    split('van, uit, er een van, eentje van, er eentje van, van bouwjaar, bouwjaar, van het jaar'),
  ),
  ...combine(FRENCH_PERSONS, split(',même,aussi'), split('du, de, de l année, né du, natif de')),
  ...combine(
    GERMAN_PERSONS,
    split(',selbst,auch,noch'),
    split('vom, von, baujahr, aus dem jahr, ein jahrgang, aus dem jahrgang'),
  ),
  ...split(
    "i'm a child of, born back in, bouwjaar ben ik, mijn bouwjaar is, mijn bouwjaar, mein baujahr ist, mein baujahr",
  ),
];

/** What people do on the day itself: "turned 30 on", "a eu ses 18 ans le". */
export const TURNED_WORDS: readonly string[] = [
  ...split(
    `turned, turns, turn, turning, will be, i am, i'll be, he'll be, she'll be, he is, she is, celebrated, celebrates`,
  ),
  ...split('wordt, werd, word, geworden, vierde, viert, vier'),
  ...split('wird, wurde, werde, feierte, feiert'),
  ...split('a eu, aura, a fêté, fête, fêtera, ai eu, aurai'),
];
