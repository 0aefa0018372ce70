import type { Span } from './contract.ts';

/** A question goes on for no longer than this behind the word that names what is asked. */
const LONGEST_REST = 80;
/** The line break, a quote mark, a time and the name of whoever speaks. */
const OPENING =
  /\n(?:[ \t>]{0,4}\n)?[ \t>]{0,4}(?:(?:\[[^\]\n]{1,24}\]|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)[ \t-]{0,3})?([^\n:?]{1,40}:[ \t]{1,2})?/y;
/** What people say before the answer itself. */
const LEAD =
  /(?:(?:it'?s|that'?s|it is|that is|should be|(?:dat|het|'t) (?:is|was)|(?:das|es) (?:ist|war|wäre)|c'est|c'était|yes|yeah|yep|ja|jawel|oui|sure|ok|okay|eh|uh|euh|hm+|erm|um|i think|ik denk|ich glaube|je crois)[,:.]{0,3}[ \t]{1,2}){0,3}/iy;
const ANSWER = /[^\n]{1,60}/y;

/**
 * What the next speaker of a chat says, or the line that answers a question: "Memorable word?" / "Trevor: …".
 *
 * @param from end of the word that names what is asked
 * @returns the words said, without the speaker, "it's" before them and punctuation behind; undefined when the
 *   line of `from` asks nothing and no speaker follows
 */
export function nextTurn(text: string, from: number): Span | undefined {
  const rest = text.slice(from, from + LONGEST_REST);
  const stop = rest.indexOf('\n');
  if (stop < 0) return;
  OPENING.lastIndex = from + stop;
  const speaker = OPENING.exec(text)?.[1];
  if (!speaker && !/\?[ \t]*$/.test(rest.slice(0, stop))) return;
  LEAD.lastIndex = OPENING.lastIndex;
  LEAD.test(text);
  ANSWER.lastIndex = LEAD.lastIndex;
  const said = ANSWER.exec(text)?.[0];
  if (!said) return;
  const open = /^["'`«“„]{0,2}/.exec(said)?.[0].length ?? 0;
  const start = ANSWER.lastIndex - said.length + open;
  const answer = said.slice(open).replace(/[\s.,;:)"'`»”]{1,8}$/, '');
  return answer === '' ? undefined : { start, end: start + answer.length };
}
