import type { Span } from './contract.ts';

/** Programs that are given a user name or password as an option. */
const PROGRAM =
  /(?:^|[\s`$#>|;&(])(?:curl|wget|mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|psql|pg_dump|mongo|mongosh|mongodump|redis-cli|sshpass|ldapsearch|smbclient|ftp|lftp|svn|docker|podman|ansible|ansible-playbook|net use|sqlcmd|influx|rsync|htpasswd|mosquitto_pub|mosquitto_sub|az|kinit|7z|unzip|openssl)(?:\.exe)?[ \t]/g;
const LONGEST_COMMAND = 400;
const QUOTED = '(?:"([^"\\n]{1,80})"|\'([^\'\\n]{1,80})\'|([^\\s"\'`|;&<>]{1,80}))';
/** `-u jan`, `--user=jan:Geheim`, `-U jan`. */
const USER = new RegExp(
  `[ \\t](?:-u|-U|--user|--username|-l|--login)(?:[= ]{1,2}|(?=["'a-z]))${QUOTED}`,
  'g',
);
/** `-pGeheim`, `-p 'Geheim'`, `--password=Geheim`; a number behind `-p` is a port. */
const PASSWORD = new RegExp(
  `[ \\t](?:-p|-P|-w|-a|--pass|--password|--http-password|-passin pass:)(?:[= ]{1,2}|(?=[^\\s=-]))${QUOTED}`,
  'g',
);
/** Variables of the environment that hold one: `PGPASSWORD=…`, `MYSQL_PWD=…`. */
const VARIABLE =
  /\b(?:PGPASSWORD|MYSQL_PWD|REDISCLI_AUTH|SSHPASS|RSYNC_PASSWORD)=(?:"([^"\n]{1,80})"|'([^'\n]{1,80})'|([^\s"'`|;&<>]{1,80}))/g;
/** `ssh jan@host`, `scp f jan@host:`, and what ssh answers: `jan@host: Permission denied`. */
const REMOTE =
  /(?:^|[\s`$#>|;&(])(?:ssh|scp|sftp|rsync|ssh-copy-id|mosh)[ \t](?![:=])(?:[^\n@|;&]{0,80}[ \t])?([a-zA-Z_][\w.-]{1,31})@[\w.-]{1,120}|(?:^|\n|\[)([a-z_][\w.-]{1,31})@[\w.-]{1,120}(?=: Permission denied|:[~/][^\n]{0,60}[$#]|[^\n\]]{0,40}\][$#])/g;

/** Looked for before any expression is run: hardly a mail holds one. */
const SIGNS = [
  ' -',
  'ssh',
  'scp',
  'sftp',
  'PASSWORD=',
  '_PWD=',
  '_AUTH=',
  'SSHPASS=',
  'Permission denied',
  ':~',
];

/** User names and passwords in commands as people paste them from a terminal. */
export function commandLine(text: string): { users: Span[]; passwords: Span[] } {
  const users: Span[] = [];
  const passwords: Span[] = [];
  if (!SIGNS.some((sign) => text.includes(sign))) return { users, passwords };
  for (const program of text.matchAll(PROGRAM)) {
    const from = program.index + program[0].length - 1;
    const line = /^[^\n]*/.exec(text.slice(from, from + LONGEST_COMMAND))?.[0] ?? '';
    for (const found of line.matchAll(USER)) {
      const span = captured(found, from);
      const [user = '', password] = text.slice(span.start, span.end).split(/:(.*)/s);
      const split = span.start + user.length;
      if (user !== '' && !/^[-$<{]/.test(user)) users.push({ start: span.start, end: split });
      if (password && isWritten(password)) passwords.push({ start: split + 1, end: span.end });
    }
    for (const found of line.matchAll(PASSWORD)) {
      const span = captured(found, from);
      const value = text.slice(span.start, span.end);
      if (isWritten(value) && value.length >= 4 && !/^\d+(?::\d+)?$/.test(value)) passwords.push(span);
    }
  }
  for (const found of text.matchAll(VARIABLE)) {
    const span = captured(found, 0);
    if (isWritten(text.slice(span.start, span.end))) passwords.push(span);
  }
  for (const found of text.matchAll(REMOTE)) {
    const user = (found[1] ?? found[2]) as string;
    const start = found.index + found[0].lastIndexOf(`${user}@`);
    users.push({ start, end: start + user.length });
  }
  return { users, passwords };
}

/** Whether a value stands there and no variable, file or blank to fill in. */
function isWritten(value: string): boolean {
  return !/^[-$<{%/~.]|^\*+$|^x+$|^(?:pass|password|secret|wachtwoord|passwort)$/i.test(value);
}

function captured(found: RegExpExecArray | RegExpMatchArray, from: number): Span {
  const value = (found[1] ?? found[2] ?? found[3]) as string;
  const quote = found[3] === undefined ? 1 : 0;
  const end = from + (found.index ?? 0) + found[0].length - quote;
  return { start: end - value.length, end };
}
