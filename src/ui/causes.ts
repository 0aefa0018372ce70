import type { ReviewCause } from '../model/inbox.ts';
import type { MessageKey } from './messages/catalogue.ts';

/** Why something needs a person, in words. */
export const CAUSE_LABELS = {
  failed: 'inbox.reasonFailed',
  policy: 'inbox.reasonPolicy',
  release: 'inbox.reasonRelease',
  doubtful: 'inbox.reasonDoubtful',
  sample: 'inbox.reasonSample',
} as const satisfies Record<ReviewCause, MessageKey>;

/** In the order in which they are offered: what nobody has yet comes first. */
export const CAUSES = ['failed', 'policy', 'doubtful', 'release', 'sample'] as const;
