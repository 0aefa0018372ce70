import { ANY_WORD, COMMON, hashWord, lexicon, WORD_DE, WORD_NL } from './lexicon.ts';

/** Bodies and posts people write to, by their last part, folded: "Klassenleitung", "ouderraad", "Praxisteam". */
const COLLECTIVE =
  /(?:team|leitung|abteilung|verwaltung|redaktion|praxis|kanzlei|vorstand|beirat|ausschuss|schaft|zentrale|stelle|behorde|annahme|buchhaltung|service|druckerei|backerei|gartnerei|bucherei|raad|bestuur|commissie|directie|redactie|afdeling|leiding|balie|beheer|vereniging|maatschap|brigade|winkel|praktijk|kliniek|apotheek|meldkamer|planning|administratie|committee|crew|staff|office|reception|helpdesk|servicedesk|loop|toernooi|tocht|lauf|pokal|lezing|festival)$/;
/** Rooms and buildings that are called after people, written small: "vergaderzaal Beatrix". */
const ROOM =
  /(?:zaal|lokaal|ruimte|gebouw|kamer|school|flat|hal|complex|saal|raum|halle|schule|gebaude|haus|zimmer|trakt)$/;
/** German nouns that no list holds. */
const GERMAN_NOUN = /(?:ung|heit|keit|schaft|tion|ismus|itat|erei|nis|tum)(?:en|s|e)?$/;
/** Last parts that surnames share: "Ravenhorst", "Appelman". */
const SURNAME_PART =
  /(?:man|mans|mann|huis|hausen|berg|bergen|burg|feld|veld|velden|dijk|dyk|kamp|hof|hoven|horst|land|stein|baum|bauer|meier|meyer|maier|bos|bosch|broek|brock|beek|bach|brink|wijk|stra|ma|sen|aar|aert|aerts|ink|inga|ard|haar|water|waters|oord|daal|dal|donk|loo|lo|eik|boom|blom|bloem|sluis|schot|beke|poel|meer|mulder|smit|smid|smet|kens|tjes|steen|hout|woud|wald|zoon|koning|konig|hardt|hart|helm|wart|brecht|winkel|kerk|kirch|doorn|hoorn|borg|burgh|vliet|sloot|graaf|haan|zwaan|visser|bakker|maker|macher|molen|hoek|poort|dorf|dorp|heim|hem|weg|steg|thal|tal|brand|kroon|rijk|reich|laar|mond|voort|voorde|furt|schuur|zand|zijl|dam|maat|tuin|gaard|hagen|heide|heijde|hill|holt|holz|hauser|brecher|hauer|walter|berger|felder|bacher|hofer|mayr|muller|kotter|leitner|lechner|egger|huber|vogel|vos|wolf|kuil|stad|stadt|schmidt|schmied|weber|richter|fischer)$/;
const SHORTEST = 8;
const SHORTEST_PART = 4;
const LINKS = ['', 's', 'n', 'en', 'e', 'er', 'es'];

/** Whether a folded word names a body of people or a post, whoever holds it. */
export function endsLikeCollective(word: string): boolean {
  return word.length >= 6 && COLLECTIVE.test(word);
}

/** Whether a folded word names a room or building, as stand before the name these bear. */
export function endsLikeRoom(word: string): boolean {
  return word.length >= 7 && ROOM.test(word);
}

/**
 * Whether a folded word that no list of names holds is an ordinary one that Dutch or German put together
 * from two: "Plaatsbeschrijving", "Hausbesuch". Words that end as surnames do are left in doubt.
 */
export function isOrdinaryCompound(word: string, isGerman: boolean): boolean {
  if (isGerman && word.length >= 6 && GERMAN_NOUN.test(word)) return true;
  if (word.length < SHORTEST || SURNAME_PART.test(word)) return false;
  const table = lexicon();
  const mask = (isGerman ? WORD_DE : WORD_NL) | COMMON;
  for (let split = word.length - SHORTEST_PART; split >= SHORTEST_PART; split--) {
    if (!(table.get(hashWord(word.slice(split))) & mask)) continue;
    const head = word.slice(0, split);
    for (const link of LINKS) {
      if (!head.endsWith(link) || head.length - link.length < SHORTEST_PART) continue;
      if (table.get(hashWord(head.slice(0, head.length - link.length))) & mask) return true;
    }
  }
  return false;
}

/** Lines of trade that go before an owner's name: "Rohr-Schulze", "Elektro-Meyer". */
const TRADES = new Set(
  'rohr elektro auto mobel holz glas blumen foto optik reisen sanitar heizung farben getranke metall bau computer kuchen teppich fenster druck zelte fahrrad zweirad schuh mode radio fernseh tv euro fisch feinkost wein obst garten reifen bus taxi blumen spiel zoo haus'.split(
    ' ',
  ),
);

/** Whether a folded word is a line of trade, as stands before a hyphen and its owner's name. */
export function isTrade(word: string): boolean {
  return TRADES.has(word);
}

/** Whether any of the four languages has the word. */
export function isAnyWord(bits: number): boolean {
  return (bits & (ANY_WORD | COMMON)) !== 0;
}
