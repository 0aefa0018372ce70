/** Runs every benchmark, or those named: `npm run bench detect`. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  detect: async () => (await import('./detect.ts')).benchDetect(),
  inbox: async () => (await import('./inbox.ts')).benchInbox(),
  pictures: async () => (await import('./pictures.ts')).benchPictures(),
  mail: async () => (await import('./mail.ts')).benchMail(),
};

const wanted = process.argv.slice(2);
for (const [name, run] of Object.entries(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) await run();
}
