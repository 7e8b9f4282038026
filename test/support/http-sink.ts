import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SunkPost {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real HTTP server on a free port that keeps what it gets and answers as it is told. */
export class HttpSink {
  readonly posts: SunkPost[] = [];
  private behaviour: (post: SunkPost, answer: ServerResponse) => void = (_, answer) => answer.end('{"errcode":0,"errmsg":"ok"}');

  private constructor(private readonly server: Server) {}

  static async start(): Promise<HttpSink> {
    const server = createServer((request, answer) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const post = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') };
        sink.posts.push(post);
        sink.behaviour(post, answer);
      });
    });
    const sink = new HttpSink(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return sink;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  answerWith(behaviour: (post: SunkPost, answer: ServerResponse) => void): void {
    this.behaviour = behaviour;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
  }
}
