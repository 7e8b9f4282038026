import { SMTPServer } from 'smtp-server';

/** Run as a process of its own by fork(): a mail server that accepts everything and, asked, tells what it got since it was last asked. */
let received = [];
const server = new SMTPServer({
  logger: false, authOptional: true, disableReverseLookup: true, disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, session, done) => {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      received.push(`${session.envelope.rcptTo.map(({ address }) => address).join()} ${/^X-Dedupe-Id: (.*)$/im.exec(Buffer.concat(parts).toString('latin1'))?.[1]}`);
      done();
    });
  },
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.server.address().port }));
process.on('message', () => {
  process.send({ messages: received.length, distinct: new Set(received).size });
  received = [];
});
process.on('disconnect', () => process.exit(0));
