import { spawnSync } from 'node:child_process';

/** Run in a process of its own, since what is loaded once costs nothing the second time. */
const SCRIPT = `
const marks = [performance.now()];
const mark = () => marks.push(performance.now());
const { createScanner } = await import(${JSON.stringify(new URL('../../detectors/index.js', import.meta.url).href)});
mark();
const scanner = createScanner();
mark();
scanner.scan('Mijn naam is Anna de Wit, Dorpsstraat 12, 1234 AB Utrecht, 06-12345678.');
mark();
const steps = marks.slice(1).map((at, i) => at - marks[i]);
console.log(JSON.stringify({ steps, rss: process.memoryUsage().rss / 1e6 }));
`;

/** Prints what it costs to begin: loading the library, building a scanner, the first text with its word lists. */
export function benchStart(): void {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', SCRIPT], { encoding: 'utf8' });
  const { steps, rss } = JSON.parse(stdout) as { steps: readonly number[]; rss: number };
  const [load, create, first] = steps.map((ms) => `${ms.toFixed(0)} ms`);
  console.log(
    `\nstart: load ${load}, createScanner ${create}, first text ${first}; ${rss.toFixed(0)} MB resident`,
  );
}
