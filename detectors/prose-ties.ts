import type { Piece } from './pieces.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words right before a value that tie it to a label earlier in the clause. */
const TIES = words(
  `is was wordt werd zijn waren blijft luidt heet werkt gebruik gebruikte probeer probeerde gebruikten 't ook nog nu eerst daarna steeds anders
   are were remains stays became being used use using tried try trying one ones still now also then first later it's either with
   ist iss is' war lautet lautete heißt bleibt wird wurde nutze benutze verwende jetzt noch zuerst danach mit
   est était etait c c'est devient reste sera utilise puis ensuite encore avec maintenant met
   shows toont zeigt affiche hing stond stand be sein zijn être wäre waere zou serait would'be`,
);
/** Verbs of change, which make "to" and its like a tie. */
const CHANGES = words(
  `veranderen wijzigen aanpassen omzetten hernoemen veranderd gewijzigd aangepast gezet omgezet ingesteld gemaakt verander wijzig wijzigde changed change set reset updated switched modified
   geändert gesetzt umgestellt ändern changé modifié mis passé remplacé renamed hernoemd umbenannt renommé aangemaakt`,
);
const TARGETS = words('in naar op tot to into as auf zu en à a par from van von de vers');
/** A value behind one of these belongs to something else: "the password for jan_v", "wachtwoord van mailbox3". */
const OF_OTHERS = words(
  `for of on at by from via number no nr ticket order case version about ref id voor van op bij via nummer over onder ordernummer bestelling zaak versie
   für von vom auf bei über im am nummer version ticket auftrag pour de du des sur chez numéro n° commande dossier version user gebruiker account`,
);
const JOINTS = words(
  'of or oder ou en and und et / dan then daarna dann danach puis ook also auch aussi anders, gasten guest gäste invités',
);

/** Between a tie and its value: "was *altijd* …" */
const ADVERBS = words(
  'altijd always immer toujours nog steeds nu still now noch jetzt encore maintenant gewoon eigenlijk actually eigentlich just dus so also le the de het',
);
const FROM = words('from van von de');
const TO = words('to naar in zu auf en into à');

/** Whether a verb of change is among the last pieces before a label: "I changed my password to …". */
export function isChanged(list: readonly Piece[]): boolean {
  return list.slice(-5).some(({ lower, after }) => CHANGES.has(lower) && !/[.!?]/.test(after));
}

/**
 * Whether `list[index]` is tied to a label before it: right behind it, behind a sign, a verb, a change.
 * @param changed a verb of change stands before the label
 */
export function isTied(list: readonly Piece[], index: number, changed = false): boolean {
  const piece = list[index];
  let before = index - 1;
  while (before > 0 && ADVERBS.has(list[before]?.lower ?? '') && list[before]?.after === '') before--;
  const last = list[before];
  if (!piece) return false;
  if (/[:=]/.test(piece.before) || !last) return true;
  if (/[:=]/.test(last.after) || /^(?:=|->|=>|→|-|:)$/.test(last.text)) return true;
  if (/[.!?,;]/.test(last.after)) return false;
  if (TIES.has(last.lower)) return true;
  if (!TARGETS.has(last.lower)) return false;
  if (FROM.has(last.lower)) return TO.has(list[index + 1]?.lower ?? '');
  return changed || list.slice(Math.max(0, index - 6), index + 4).some(({ lower }) => CHANGES.has(lower));
}

/** Whether `list[index]` is somebody's or something's the label speaks of, not the label's value. */
export function isOfOther(list: readonly Piece[], index: number): boolean {
  return OF_OTHERS.has(list[index - 1]?.lower ?? '');
}

/** Whether `list[index]` goes on a row of values: "X of Y", "X, daarna Y". */
export function isJoined(list: readonly Piece[], index: number): boolean {
  const last = list[index - 1];
  return last !== undefined && JOINTS.has(last.lower);
}

/** Copulas and prepositions between a value and the label behind it: "X *is* mijn wachtwoord", "X *als* wachtwoord". */
const LINKS = words(
  'is was = als as ist war est était etait comme for für voor pour werd wurde being zijnde',
);
const BETWEEN = words(
  `your je jouw uw jullie votre ton ihr dein euer mijn mn m'n my our ons onze mein meine meinem unser mon ma notre het the das der die le la l' 't een a an de
   oude vorige nieuwe huidige old previous new current last altes alte neues neue ancien nouveau dernier tijdelijke temporary
   dus also so donc dat die that which eigenlijk actually gewoon altijd always immer toujours denk ik think i i'm pretty sure`,
);

/** The piece before a label that the label is said of, when a link stands between: index into `list`, or -1. */
export function subjectBefore(list: readonly Piece[]): number {
  let linked = false;
  for (let i = list.length - 1; i >= 0 && list.length - i <= 7; i--) {
    const { lower, after, before } = list[i] as Piece;
    const plain = before === '' && (after === '' || after === ',');
    if (plain && LINKS.has(lower)) linked = true;
    else if (!plain || !BETWEEN.has(lower)) return linked && !/[.?:;]/.test(after) ? i : -1;
  }
  return -1;
}
