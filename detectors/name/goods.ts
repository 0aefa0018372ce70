import { AND, GREETING, TITLE } from './cues.ts';
import { BRAND, COMMON, FIRST, HOMONYM, hashWord } from './lexicon.ts';
import { isPhrase } from './phrases.ts';
import type { Reader } from './reader.ts';
import { BRACKET, COMMA, DOT, GLUE, LINE, NUMBER, SMALL, SPACE } from './tokens.ts';

/**
 * What tells goods, works and houses that are called after people from the people: quantities, words for what is
 * sold or repaired, quoted titles, rulers without a surname, and neighbours in a list that are brands.
 */

const hashes = (words: string): ReadonlySet<number> =>
  new Set(
    words
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => hashWord(word)),
  );

/** What goods are counted and weighed in. */
const UNITS =
  hashes(`kg kilo gr gram gramm grammes g mg l ltr liter litre litres litres ml cl cm mm m2 meter metre metres mètres stuks stuk stück stk pcs pieces pièces
  doos dozen zak zakken pak pakken rol rollen vat vaten krat kratten fles flessen blik blikken pot potten bos bossen set sets bak bakken pallet pallets paar tube tubes
  bag bags box boxes tin tins can cans pack packs roll rolls bottle bottles keg kegs crate crates pair pairs jar jars tub tubs case cases bunch bunches sack sacks cartons carton
  rolle dose dosen flasche flaschen kiste kisten karton kartons sack säcke packung packungen fass fässer tüte tüten paletten palette päckchen eimer
  boîte boîtes sac sacs bouteille bouteilles rouleau rouleaux paquet paquets paire paires pot pots fût fûts caisse caisses lot lots sachet sachets`);

/** What is sold, worn, driven or repaired, and so bears the name of a maker or line. */
const GOODS =
  hashes(`dress jacket coat jeans trousers skirt shirt blouse jumper cardigan boots shoes trainers sandals handbag scarf hoover vacuum kettle toaster pan pans saucepan cookware knife knives mug mugs plates sofa couch armchair
  chair chairs table lamp mattress wardrobe bookcase desk shelf shelves cushion curtains rug boiler radiator thermostat cooker oven fridge freezer dishwasher lifts doorbell engine locomotive doll puzzle toy toys
  poster edition paperback hardback novel cookbook recipe recipes biography film movie series musical opera album vinyl perfume fragrance lipstick mascara beer lager wine gin whisky rum tea biscuits chocolate 
  potatoes apples tomatoes roses rose tulips bulbs shrub hydrangea clematis wallpaper fabric yarn wool typeface keyboard printer mower bike bicycle scooter caravan tractor truck lorry trailer pram pushchair stroller rucksack earrings necklace
  jurk jurkje jas broek rok trui blouse laarzen schoenen tas sjaal stofzuiger waterkoker broodrooster pannen pannenset messenset bankstel stoel stoelen fauteuil tafel lampje matras kast bureau gordijn gordijnen vloerkleed ketel cv-ketel boiler radiator thermostaat fornuis koelkast vriezer vaatwasser wasmachine droger slot deurbel locomotief puzzel speelgoed
  roman kookboek biografie voorstelling toneelstuk lettertype parfum bier wijn thee koekjes aardappelen appels tomaten rozen tulpen bollen zaden planten struik hortensia verf behang stof garen wol papier kleur maat grasmaaier fiets bakfiets elektrische bromfiets caravan aanhanger kinderwagen wandelwagen rugzak horloge oorbellen ketting
  kleid jacke mantel hose rock stiefel schuhe tasche schal staubsauger wasserkocher pfanne topfset messerset sofa sessel stuhl tisch lampe matratze schrank teppich heizung therme kessel heizkörper herd backofen kühlschrank waschmaschine trockner spülmaschine türschloss puppe spielzeug hörspiel kochbuch roman schriftart parfüm bier wein tee kekse kartoffeln äpfel tomaten rosen tulpen stauden hortensie farbe tapete wolle garn papier rasenmäher fahrrad lastenrad wohnwagen anhänger kinderwagen zelt rucksack uhr ohrringe kette
  robe veste manteau pantalon jupe chemise bottes chaussures sac écharpe aspirateur bouilloire poêle casserole cocotte canapé fauteuil chaise lampe matelas armoire tapis chaudière radiateur chauffe-eau thermostat cuisinière four frigo réfrigérateur congélateur serrure sonnette poupée jouet couleur taille coloris modèle
  police parfum bière vin biscuits pommes rosiers rosier tulipes graines plante hortensia peinture laine papier tondeuse vélo caravane remorque poussette collier roman comédie spectacle pièce`);

/** Rulers and saints without a surname: pubs, schools, ships and bridges. */
const RULERS = hashes(
  'king queen prince princess koning koningin prins prinses könig königin prinz prinzessin kaiser kaiserin roi reine pape paus pope empress emperor keizer keizerin',
);

/** A quoted title is shorter, in characters; what is longer is speech. */
const LONGEST_TITLE = 60;
/** Words of a list item at most, when its neighbours are looked at. */
const MAX_ITEM = 4;

/** Whether a word, written out, is something sold or a measure of it. */
export function isGoodsWord(word: string): boolean {
  return GOODS.has(hashWord(word));
}

/** Points a run loses for being goods, a work or a house; `lastThing` is where the last such run ended. */
export function thingPoints(reader: Reader, from: number, to: number, lastThing: number): number {
  let points = isListedWith(reader, from, lastThing) ? -2.5 : 0;
  if (isMeasured(reader, from, to)) points -= 4;
  if (isGoods(reader, from, to)) points -= 3;
  if (isRuler(reader, from, to)) points -= 4;
  if (inTitle(reader, from, to)) points -= 2.5;
  if (besideBrand(reader, from, to)) points -= 2.5;
  return points;
}

/** "Rebecca, Carrie and Matilda", behind a title: what follows a thing in its list is one too. */
function isListedWith(reader: Reader, from: number, lastThing: number): boolean {
  if (lastThing < 0) return false;
  if (lastThing === from) return reader.gap(from) === (COMMA | SPACE) || reader.gap(from) === (GLUE | SPACE);
  return lastThing === from - 1 && isJoint(reader, from - 1) && !(reader.gap(from) & LINE);
}

/** "4 Rollen Heidi", "Claire 115 g", "Thomas x 2". */
function isMeasured(reader: Reader, from: number, to: number): boolean {
  const { count, hashes: hash } = reader.tokens;
  const before = from - 1;
  if (before >= 0 && reader.gap(from) === SPACE && UNITS.has(hash[before] as number)) {
    if (reader.gap(before) & NUMBER) return true;
  }
  if (to >= count || reader.gap(to) & LINE) return false;
  if (reader.gap(to) === (SPACE | NUMBER)) return UNITS.has(hash[to] as number) && reader.shape(to) === SMALL;
  const times = reader.gap(to) === SPACE && reader.length(to) === 1 && reader.folded(to) === 'x';
  return times && (reader.gap(to + 1) & NUMBER) !== 0;
}

/** "the Jodie dress", "une chaudière Saunier": a word for goods at the run. */
function isGoods(reader: Reader, from: number, to: number): boolean {
  const { count, hashes: hash } = reader.tokens;
  if (to < count && reader.gap(to) === SPACE && reader.shape(to) === SMALL) {
    if (GOODS.has(hash[to] as number)) return true;
  }
  // English puts the name in front: "the jacket Jodie sent back".
  if (isBilled(reader, from)) return true;
  if (reader.isEnglish || from === 0) return false;
  if (reader.cue(from - 1) & TITLE && from > 1 && reader.gap(from - 1) === SPACE)
    return GOODS.has(hash[from - 2] as number);
  return reader.gap(from) === SPACE && GOODS.has(hash[from - 1] as number);
}

/** What artists give. */
const SHOWS = hashes(
  'gig concert concerts concerten tour optreden optredens theatershow konzert konzerte auftritt spectacle tribute tributeband film films lezing album albums podcast biopic exhibition expositie tentoonstelling ausstellung exposition',
);

/** "the cancelled gig (Lewis Capaldi)", "concert van Frans Bauer": who is on the bill. */
function isBilled(reader: Reader, from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - 2; at--) {
    const gap = reader.gap(at + 1);
    if (gap !== SPACE && gap !== (SPACE | BRACKET)) return false;
    if (SHOWS.has(reader.tokens.hashes[at] as number)) return true;
    if (reader.shape(at) !== SMALL || reader.length(at) > 4) return false;
  }
  return false;
}

/** "the King William", "Prinses Irene": with a number or nothing behind the given name. */
function isRuler(reader: Reader, from: number, to: number): boolean {
  if (from === 0 || to - from > 1 || reader.gap(from) !== SPACE) return false;
  return RULERS.has(reader.tokens.hashes[from - 1] as number) && reader.shape(from - 1) !== SMALL;
}

/** Inside quotes together with other words: the title of a book, film or song. */
function inTitle(reader: Reader, from: number, to: number): boolean {
  const { text, tokens } = reader;
  const start = tokens.starts[from] as number;
  const end = tokens.ends[to - 1] as number;
  const open = lastQuote(text, start);
  if (open < 0) return false;
  const close = firstQuote(text, end);
  if (close < 0 || close - open > LONGEST_TITLE) return false;
  const title = text.slice(open + 1, close).trim();
  // "Dear Mrs Battersby"
  if (reader.cue(from - 1) & (TITLE | GREETING)) return false;
  // Speech and forms have punctuation; a title opens with a capital.
  if (title.length <= end - start + 2 || /[.,:;!?&\n]/.test(title)) return false;
  return /^\p{Lu}/u.test(title);
}

const CLOSED_BY: Readonly<Record<string, string>> = {
  '"': '"',
  '\u201c': '\u201d"',
  '\u201e': '\u201c\u201d"',
  '\u00ab': '\u00bb',
  '\u00bb': '\u00ab',
};

function lastQuote(text: string, start: number): number {
  for (let at = start - 1; at >= 0 && start - at < LONGEST_TITLE; at--) {
    const char = text[at] as string;
    if (char === '\n') return -1;
    if (CLOSED_BY[char] !== undefined) return /[\s(]/.test(text[at - 1] ?? ' ') ? at : -1;
  }
  return -1;
}

function firstQuote(text: string, end: number): number {
  for (let at = end; at < text.length && at - end < LONGEST_TITLE; at++) {
    const char = text[at] as string;
    if (char === '\n') return -1;
    if (char === '"' || char === '\u201c' || char === '\u201d' || char === '\u00bb' || char === '\u00ab')
      return /[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ') ? -1 : at;
  }
  return -1;
}

/** "Bosch, Hella und Sachs": the item before or behind in a list is a brand or a work. */
function besideBrand(reader: Reader, from: number, to: number): boolean {
  const { count } = reader.tokens;
  if (to - from > 2) return false;
  const single = to - from === 1;
  const back = reader.gap(from) === SPACE && isJoint(reader, from - 1) ? from - 1 : from;
  const listed = single && reader.gap(from) === (COMMA | SPACE) && endsItem(reader, to);
  if (back > 0 && (back < from || listed) && !(reader.gap(back) & LINE)) {
    if (isBrandItem(reader, back - 1, -1)) return true;
  }
  // One comma is no list: "bij Ziggo, Karin zei".
  const on = reader.gap(to) === SPACE && to < count && isJoint(reader, to) ? to + 1 : to;
  if (on >= count || (on === to && (!single || reader.gap(to) !== (COMMA | SPACE)))) return false;
  return isBrandItem(reader, on, 1);
}

function isJoint(reader: Reader, index: number): boolean {
  if (index < 0) return false;
  if (reader.cue(index) & AND) return true;
  return JOINTS.has(reader.tokens.hashes[index] as number) && reader.shape(index) === SMALL;
}

/** Whether a comma, "and", full stop or line end follows the run. */
function endsItem(reader: Reader, to: number): boolean {
  if (to >= reader.tokens.count || reader.gap(to) & (COMMA | DOT | LINE)) return true;
  return reader.gap(to) === SPACE && isJoint(reader, to);
}

const JOINTS = hashes('of or oder ou');

function isBrandItem(reader: Reader, index: number, step: 1 | -1): boolean {
  const { count } = reader.tokens;
  let end = index;
  for (let at = index; at >= 0 && at < count && Math.abs(at - index) < MAX_ITEM; at += step) {
    if (!reader.isCapital(at)) break;
    end = at;
    const bits = reader.bits(at);
    if (bits & BRAND && !(bits & (FIRST | COMMON | HOMONYM))) return true;
    if (reader.gap(step > 0 ? at + 1 : at) !== SPACE) break;
  }
  return isPhrase(reader.tokens, Math.min(index, end), Math.max(index, end) + 1);
}
