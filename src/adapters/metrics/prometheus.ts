import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../../ports/metrics.ts';
import type { JobQueue } from '../../ports/queue.ts';

/** Seconds; an ordinary mail takes milliseconds, the limit on processing is tens of seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Metrics in Prometheus' text format, with queue depth read when asked. */
export function prometheusMetrics(queue: JobQueue): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const received = new Counter({
    name: 'zeef_documents_received_total',
    help: 'Inputs accepted, by door and whether they were new.',
    labelNames: ['door', 'outcome'],
    registers,
  });
  const finished = new Histogram({
    name: 'zeef_document_processing_seconds',
    help: 'From taking up a document to its final state.',
    labelNames: ['state'],
    buckets: BUCKETS,
    registers,
  });
  const decided = new Counter({
    name: 'zeef_decisions_total',
    help: 'Decisions by entity and action.',
    labelNames: ['entity', 'action'],
    registers,
  });
  const deliveries = new Counter({
    name: 'zeef_deliveries_total',
    help: 'Tries to hand a sanitised message on, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  const requests = new Histogram({
    name: 'zeef_http_request_seconds',
    help: 'HTTP requests by route pattern.',
    labelNames: ['route', 'method', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const depth = new Gauge({
    name: 'zeef_queue_jobs',
    help: 'Jobs by state.',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = await queue.counts();
      for (const [state, count] of Object.entries(counts)) depth.set({ state }, count);
    },
  });

  return {
    received: (door, outcome) => received.inc({ door, outcome }),
    finished: (state, seconds) => finished.observe({ state }, seconds),
    decided: (entity, action, count) => decided.inc({ entity, action }, count),
    delivered: (outcome) => deliveries.inc({ outcome }),
    request: (route, method, status, seconds) =>
      requests.observe({ route, method, status: String(status) }, seconds),
    render: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
