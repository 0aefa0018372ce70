import type { Entity } from '../../detectors/contract.ts';
import type { Numbering } from '../model/redaction.ts';

/** Gives each value of a ticket its number within its entity: known ones their old one, new ones the next. */
export class Numbers {
  readonly #numbers = new Map<string, number>();
  readonly #last = new Map<Entity, number>();

  constructor(given: readonly Numbering[]) {
    for (const { entity, valueTag, number } of given) {
      this.#numbers.set(`${entity} ${valueTag}`, number);
      this.#last.set(entity, Math.max(this.#last.get(entity) ?? 0, number));
    }
  }

  of(entity: Entity, valueTag: string): number {
    const key = `${entity} ${valueTag}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const next = (this.#last.get(entity) ?? 0) + 1;
    this.#numbers.set(key, next);
    this.#last.set(entity, next);
    return next;
  }
}
