import type { Routes } from '../../model/route.ts';
import type { Log } from '../../ports/log.ts';
import type { JobQueue } from '../../ports/queue.ts';
import type { Tickets } from '../tickets.ts';
import { corrector, hastenCorrections } from './correct.ts';
import { type ReviewDesk, reviewDesk } from './decide.ts';
import { type Inbox, reviewInbox } from './inbox.ts';
import { type Proposals, proposalDesk } from './proposals.ts';
import { type RevealDesk, revealDesk } from './reveal.ts';
import type { Reprocessing } from './revise.ts';
import { type ReadReviewStatistics, reviewStatistics } from './statistics.ts';
import { type ReadTicketReview, ticketReviewReader } from './ticket-review.ts';
import { type ReviewViews, reviewViews } from './views.ts';

/** All that reviewing consists of. */
export interface Reviewing {
  readonly review: ReviewDesk;
  readonly reveal: RevealDesk;
  readonly inbox: Inbox;
  readonly proposals: Proposals;
  readonly reviewStatistics: ReadReviewStatistics;
  readonly ticketReview: ReadTicketReview;
  readonly reviewViews: ReviewViews;
}

interface Dependencies extends Reprocessing {
  readonly tickets: Tickets;
  readonly queue: JobQueue;
  readonly log: Log;
  readonly routes: Routes;
  /** Seeing a removed value takes a second person. */
  readonly fourEyes: boolean;
}

export function reviewing(dependencies: Dependencies): Reviewing {
  return {
    review: reviewDesk({ ...dependencies, onRevised: corrector(dependencies) }),
    reveal: revealDesk(dependencies),
    inbox: reviewInbox({ ...dependencies, onApproved: hastenCorrections }),
    proposals: proposalDesk(dependencies.store),
    reviewStatistics: reviewStatistics(dependencies.store),
    reviewViews: reviewViews(dependencies.store),
    ticketReview: ticketReviewReader(dependencies.store, dependencies.tickets),
  };
}
