import { fold } from './fold.ts';

/** How a value is tied to the label before it. */
export interface Bridge {
  /** Where the value begins. */
  readonly at: number;
  /** `sign`: a colon, equals sign, arrow, table bar; `copula`: "is", "war", "était"; `none`: it just follows. */
  readonly link: 'sign' | 'copula' | 'none';
}

/** Words between a label and its verb: "mijn wachtwoord *van de mail* is", "the key *on the back* is". */
const MOST_FILLERS = 7;
/** A remark in brackets between label and value is no longer than this. */
const LONGEST_REMARK = 40;

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const COPULAS = words(
  "is was wordt werd zijn are ist war lautet lautete est etait sera waren c'est it's thats that's",
);
/** Stand behind the copula without being the value. */
const ADVERBS = words(
  'nu nog steeds dus toch gewoon namelijk volgens mij altijd momenteel voorlopig ook weer vroeger eerst toen als ' +
    'volgt just now still currently also always was were simply following as follows the actually probably ' +
    'jetzt noch immer nun aktuell derzeit also nämlich übrigens weiterhin folgendes früher vorher einfach wie folgt ' +
    'maintenant encore toujours donc actuellement le la les c ceci suivant het de der die das mein mijn my mon ma',
);
const SIGN =
  /[ \t]*(?:\.{2,40}[ \t]*)?(?:["'`]?[ \t]*(?:[:=\u2192|]{1,3}>?|[-=]{1,3}>|-(?=[ \t]))|["'`],(?=[ \t]?["'`]))[ \t]*|[ \t]*[._]{3,40}[ \t]{1,4}(?=\S)/y;
/** "<password>…</password>" */
const ELEMENT = />(?=[^\s<>]{1,80}<\/)/y;
/** "Login-Wunsch    phamna": a form's columns held apart by blanks. */
const COLUMN = /[ ]?(?:\([^)\n]{0,24}\))?(?:[ ]{2,40}|[ ]?\t{1,4})(?=\S)/y;
const OPENS_FORM_LINE = /(?:^|\n)[ \t>*•-]{0,6}[^\n.,:;!?]{1,32}$/;
/** "the code has changed, it's now …", "mon identifiant smtp, c'est …" */
const AFTERTHOUGHT =
  /(?: as well| too| ook| auch| aussi)?, ?(?:c'est|it's|it is|its|dat is|dit is|het is|das ist|die ist|es ist)(?: (?:now|nu|jetzt|maintenant))? /iuy;
const BLANK = /[ \t]*/y;
const COMMA = /[ \t]*(?:,[ \t]{1,2})?/y;
/** "wachtwoord gewijzigd naar …", "password changed to …" */
const CHANGES = words(
  'gewijzigd veranderd aangepast gezet gereset omgezet ingesteld changed set reset updated switched geändert gesetzt zurückgesetzt ' +
    'umgestellt changé modifié mis réinitialisé remplacé geandert zuruckgesetzt change modifie reinitialise remplace',
);
const TARGETS = words('in naar op tot to into as auf in zu en à a par');
/** "Wat is uw klantnummer?\nVera: 60 33 …": the rest of a question, then the other speaker's name. */
const QUESTION =
  /[^\n?]{0,48}\?[ \t]{0,2}\n(?:[ \t>]{0,4}\n)?[ \t>]{0,4}(?:(?:\[[^\]\n]{1,24}\]|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)[ \t-]{0,3})?(?:[^\n:?]{1,32}:[ \t])?(?:(?:it'?s|that'?s|(?:dat|het|'t) is|(?:das|es) ist|c'est|yes|yeah|ja|oui|sure|ok|okay)[,:]?[ \t])?/iy;
const WORD = /[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*/uy;
const NUMBER_WORD = /[ ,]{0,2}(?:nummer|number|num|numero|numéro|nr|no|n°|id|code|#)(?![\p{L}\p{N}])[.°]?/iuy;
/** A full stop that ends the label's abbreviation, not the sentence. */
const ABBREVIATION = /^\.(?:[:=\d]|[ \t][\d:=])/;
/** A colon at the head of a column of its own: "Naam    : …". */
const LEADING_SIGN = /(?:[:=|][ \t]{0,4})?["'`«“„]?/y;
const LONGEST_FORM_LABEL = 40;
const QUOTES = /["'`«»“”„‹›*<([]*[ ]?(?=\S)/y;

/**
 * Finds where the value announced by a label begins.
 *
 * @param from end of the label
 * @param fillers most words allowed between label and link
 * @returns the place behind the link, quotes and adverbs passed; with `none`, the next word on the line
 */
export function bridge(text: string, from: number, fillers = MOST_FILLERS): Bridge {
  let at = from;
  NUMBER_WORD.lastIndex = at;
  if (NUMBER_WORD.test(text)) at = NUMBER_WORD.lastIndex;
  if (
    ABBREVIATION.test(text.slice(at, at + 3)) ||
    /(?:nr|no)\.$/i.test(text.slice(Math.max(0, at - 2), at + 1))
  )
    at++;
  // "my PIN's 4471"
  if (/^'s [^\s]/.test(text.slice(at, at + 4)))
    return { at: pastAdverbs(text, at + 2, false), link: 'copula' };
  ELEMENT.lastIndex = at;
  if (ELEMENT.test(text)) return { at: ELEMENT.lastIndex, link: 'sign' };
  COLUMN.lastIndex = at;
  if (COLUMN.test(text) && OPENS_FORM_LINE.test(text.slice(Math.max(0, from - LONGEST_FORM_LABEL), from)))
    return { at: skip(text, COLUMN.lastIndex, LEADING_SIGN), link: 'sign' };
  const direct = skip(text, breakAfter(text, skip(text, at, COMMA)), QUOTES);
  const answer = fillers < 0 ? undefined : answerTo(text, at);
  if (answer) return { at: answer, link: 'none' };
  let changed = false;
  for (let filler = 0; filler <= fillers; filler++) {
    at = pastRemark(text, at);
    SIGN.lastIndex = at;
    if (SIGN.test(text))
      return { at: pastAdverbs(text, breakAfter(text, SIGN.lastIndex), true), link: 'sign' };
    AFTERTHOUGHT.lastIndex = at;
    if (filler > 0 && AFTERTHOUGHT.test(text))
      return { at: skip(text, AFTERTHOUGHT.lastIndex, QUOTES), link: 'copula' };
    at = skip(text, at, BLANK);
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (!word) break;
    at += word.length;
    const low = fold(word);
    if (COPULAS.has(low) || (changed && TARGETS.has(low)))
      return { at: pastAdverbs(text, at, false), link: 'copula' };
    changed ||= CHANGES.has(low);
    if (/[^\s:=(,]/.test(text[at] ?? ' ')) break;
  }
  return { at: direct, link: 'none' };
}

/** One token of non-blank characters from `at`, without the punctuation that closes the sentence. */
export function token(text: string, at: number): string {
  const run = /[^\s"`«»“”„|]{1,200}/y;
  run.lastIndex = at;
  const found = (run.exec(text)?.[0] ?? '').split('</', 1)[0] as string;
  const trimmed = found.replace(/[.,;:]{1,4}$/, '');
  return /[)\]>']$/.test(trimmed) && !/[([<']/.test(trimmed.slice(0, -1))
    ? trimmed.replace(/[.,;:)\]>']{1,4}$/, '')
    : trimmed;
}

/**
 * Whether the words from `start` to `end` stand as a label: not in a web address, a path, a call or a
 * compound that goes on ("user-images.example", "request.user", "pw.iterate(").
 */
export function standsAlone(text: string, start: number, end: number): boolean {
  return (
    !/^(?:[-.@/]\p{L}|\(\)|\()/u.test(text.slice(end, end + 2)) && !/[./@$\\]/.test(text[start - 1] ?? '')
  );
}

/** Words that follow a label or its verb without being a value: states, questions, articles. */
export function isState(value: string): boolean {
  return STATES.has(fold(value));
}

/** Where the answer to a question about the label begins; undefined when none is asked. */
function answerTo(text: string, at: number): number | undefined {
  QUESTION.lastIndex = at;
  return QUESTION.test(text) ? QUESTION.lastIndex : undefined;
}

function skip(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function pastRemark(text: string, at: number): number {
  const open = skip(text, at, BLANK);
  if (text[open] !== '(') return at;
  const close = text.indexOf(')', open);
  const remark = text.slice(open + 1, close);
  return close < 0 || close - open > LONGEST_REMARK || /[\d\n]/.test(remark) ? at : close + 1;
}

/** A value may stand on the line below its label when the label ends with a sign. */
function breakAfter(text: string, at: number): number {
  return text[at] === '\n' && /[^\s]/.test(text[at + 1] ?? '') ? at + 1 : at;
}

function pastAdverbs(text: string, from: number, afterSign: boolean): number {
  let at = from;
  for (let passed = 0; passed < 4; passed++) {
    SIGN.lastIndex = at;
    if (!afterSign && SIGN.test(text)) at = SIGN.lastIndex;
    at = skip(text, at, BLANK);
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (!word || afterSign || !ADVERBS.has(fold(word)) || !/[ \t:\n]/.test(text[at + word.length] ?? ''))
      break;
    at += word.length;
  }
  return skip(text, at, QUOTES);
}

const STATES = new Set(
  fold(
    'is was niet not nicht pas geen no kein keine aucun a an the een ein eine un une het de der die das le la les dat that dass que ' +
      'verlopen vergeten verkeerd fout foutief onjuist ongeldig geldig gewijzigd veranderd aangepast gereset kwijt weg ' +
      'nodig vereist leeg onbekend bekend gelijk hetzelfde juist goed correct ingevuld geblokkeerd verzonden ' +
      'verstuurd gestuurd aangevraagd aanvragen wijzigen resetten veranderen herstellen instellen opgeven invoeren invullen ' +
      'opnieuw ook nog nu al weer steeds maar want en of of dan als te zo heel erg echt wel bezet incorrect onveilig ' +
      'gelekt gehackt zwak sterk kort lang klopt werkt doet wordt werd zal kan moet mag wil heb heeft hebben niks niets ' +
      'verplicht optioneel versleuteld verborgen beveiligd ingesteld opgeslagen vernieuwd tijdelijk standaard ' +
      'expired forgotten wrong incorrect invalid valid changed updated reset lost gone needed required empty blank ' +
      'unknown known same correct right good fine blocked locked sent requested missing rejected accepted refused denied ' +
      'again also still now already always never being been set too very really only just so but and or if then than ' +
      'weak strong short long works working does do did doesn will would can could must should may might has have had ' +
      'taken available free beschikbaar vrij vergeben verfügbar frei pris disponible libre already-used gebruikt used utilisé ' +
      'hidden encrypted secure safe insecure leaked hacked compromised protected mandatory optional temporary default ' +
      'case sensitive at least in on for from to of with by as it its my your our their his her this these those there here ' +
      'null undefined none nil nan true false yes no ja nee nein oui non n/a tbd redacted hidden removed verwijderd ' +
      'abgelaufen vergessen falsch ungültig gültig geändert zurückgesetzt verloren weg nötig erforderlich leer unbekannt ' +
      'gleich richtig korrekt gut gesperrt gesendet angefordert auch noch jetzt schon wieder immer nie aber und oder wenn dann ' +
      'zu sehr wirklich nur schwach stark kurz lang funktioniert geht ging wird wurde kann muss soll darf hat habe haben ' +
      'ändern zurücksetzen eingeben anfordern eingegeben mir ihm ihr uns euch ich er sie es wir mein dein sein ihr ' +
      'expiré oublié perdu faux erroné incorrect invalide valide changé modifié réinitialisé inconnu requis vide même bon ' +
      'bloqué envoyé demandé encore aussi toujours maintenant déjà jamais mais et ou si alors très trop vraiment seulement ' +
      'faible fort court marche fonctionne pas plus ne ni doit peut va sera soit ait a été refusé accepté nécessaire ' +
      'obligatoire mon ma mes ton ta votre vos notre son sa ses ce cette ces celui je tu il elle nous vous ils ' +
      'ik jij je u hij zij ze wij we jullie mijn jouw uw zijn haar ons onze hun deze dit die daar hier er om in op aan van voor ' +
      'met bij naar uit door over onder via per tot sinds wat wie waar hoe waarom wanneer welke what who where how why when which ' +
      'was wer wo wie warum wann welche quoi qui où comment pourquoi quand quel quelle reset-link link mail e-mail email sms ' +
      'wachtwoord password passwort kennwort gebruikersnaam username benutzername identifiant login code pincode ' +
      'offen open egal folgt siehe zie see voir unten below above idem dito nvt tba keiner ' +
      'using user users name account accounts field policy manager managers generator protection vergeet',
  ).split(' '),
);
