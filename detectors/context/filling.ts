/** Words that may stand between a label and its value. */
export const FILLING: ReadonlySet<string> = new Set(
  (
    'nr|nrs|nummer|nummers|nmr|num|no|nos|number|numbers|numero|numeros|n|ns|nummern|nrn|is|zijn|was|wordt|luidt|luid|heb|hebben|heeft|' +
    'van|mij|mijn|me|mn|m|hem|haar|ons|onze|uw|u|je|jouw|jullie|de|het|een|dit|dat|deze|volgende|als|volgt|namelijk|nl|nieuwe|nieuw|' +
    'oude|oud|huidige|juiste|goede|correcte|dus|eigen|staat|op|onder|met|en|of|ook|even|nog|gewoon|hier|komt|ie|bij|voor|moet|man|vrouw|partner|' +
    'zoon|dochter|moeder|vader|kind|vriend|vriendin|buurman|buurvrouw|' +
    'my|our|your|his|her|their|the|a|an|are|it|its|s|this|that|these|following|follows|as|below|for|of|on|to|new|old|current|' +
    'correct|right|own|and|or|under|with|husband|wife|son|daughter|mum|mom|mother|father|dad|number|i|have|ending|in|has|at|me|him|us|be|should|' +
    'mein|meine|meiner|meinem|meinen|unser|unsere|ihr|ihre|der|die|das|des|dem|den|ein|eine|ist|sind|lautet|lauten|war|wie|folgt|' +
    'folgende|neue|neuen|neuer|alte|alten|richtige|aktuelle|und|oder|unter|mit|von|vom|zu|zur|fur|auf|hier|bitte|auch|mann|frau|sohn|tochter|' +
    'mon|ma|mes|notre|nos|votre|vos|son|sa|ses|leur|le|la|les|l|d|du|un|une|est|sont|c|ce|cet|cette|voici|suivant|suivante|' +
    'nouveau|nouvelle|ancien|ancienne|actuel|bon|bonne|et|ou|sous|avec|au|aux|pour|mari|femme|fils|fille|mere|pere|mien|' +
    'moj|to|jest|mi|es|il|mio|mia|meu|minha|o|ar|mitt|er|min|mit|on|e|y|id|jr|sr|mobil|prive|werk|thuis|home|work|' +
    'b|nl|gb|uk|us|fr|be|geloof|ik|denk|dacht|volgens|waarschijnlijk|think|believe|probably|should|glaube|ich|denke|crois|je|pense|deze|zie|see|siehe|voir|change|changed|gewijzigd|veranderd|geworden|geandert|jetzt|nu|now|aussi|voortaan|desormais|namens|eigenlijk|actually|eigentlich|still|immer|toujours|steeds'
  ).split('|'),
);

/** Verbs that bind a value to the word behind it: "… is mijn bsn". */
export const BINDING: ReadonlySet<string> = new Set(
  'is|ist|est|was|war|als|as|dat|comme|sont|zijn|are'.split('|'),
);

/** Words that may stand between two labels of one list of values: "bsn en geboortedatum: …". */
export const LISTING: ReadonlySet<string> = new Set(
  'en|and|und|et|of|or|oder|ou|e|y|plus|nr|nrs|nummer|number|no|numero|n|mijn|mn|my|meine|mein|mon|ma|de|het|the|die|der|le|la|un|een|a|bij|met|with|mit|van|von|du|des'.split(
    '|',
  ),
);
