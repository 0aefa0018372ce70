import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Report, toHtml, toMarkdown } from '../model/report.ts';

/** In which form a report is wanted. The `-text` ones come inside JSON, for the command line. */
export const FormatQuery = z.object({
  format: z.enum(['json', 'markdown', 'html', 'markdown-text', 'html-text']).default('json'),
});

/** A page that somebody is sent holds no script and loads nothing. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Sends data, or the report made of it, in the form asked for. */
export function sendReport(
  reply: FastifyReply,
  format: z.output<typeof FormatQuery>['format'],
  data: unknown,
  report: () => Report,
): FastifyReply {
  if (format === 'json') return reply.send(data);
  const text = format.startsWith('html') ? toHtml(report()) : toMarkdown(report());
  if (format.endsWith('-text')) return reply.send({ text });
  reply.header('content-security-policy', PAGE_POLICY);
  return reply
    .type(format === 'html' ? 'text/html; charset=utf-8' : 'text/markdown; charset=utf-8')
    .send(text);
}
