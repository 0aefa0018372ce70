import { readFileSync } from 'node:fs';

/** The policies Zeef brings along, by name. */
export const PRESETS = ['default', 'webshop', 'municipality', 'recruitment', 'strict', 'card-only'] as const;
export type Preset = (typeof PRESETS)[number];

/** Text of a preset. @throws RangeError for an unknown name */
export function presetYaml(name: string): string {
  const preset = PRESETS.find((known) => known === name);
  if (!preset) throw new RangeError('no such preset');
  return readFileSync(new URL(`./presets/${preset}.yaml`, import.meta.url), 'utf8');
}
