import fc from 'fast-check';

/**
 * Property tests try the same inputs in every run, so that a green build stays green and a red one can be run
 * again. `ZEEF_FUZZ_SEED=0` (or any other number) explores elsewhere.
 */
fc.configureGlobal({ seed: Number(process.env['ZEEF_FUZZ_SEED'] ?? 7373) });
