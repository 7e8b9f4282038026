import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const CLIENT = { id: 'duban', secret: 'a-secret-of-the-test' };

interface Grant {
  readonly nonce: string;
  readonly challenge: string;
}

/** What a provider may do wrong, as changes to the claims of its token. */
export type Claims = Readonly<Record<string, unknown>>;

/** A single sign-on of one person who always agrees: discovery, keys, authorization code with PKCE, one id token. */
export class IdentityProvider {
  /** Claims of the next token, over the right ones. */
  next: Claims = {};
  private readonly grants = new Map<string, Grant>();

  private constructor(
    private readonly server: Server,
    private readonly sign: (claims: Claims) => Promise<string>,
  ) {}

  static async start(): Promise<IdentityProvider> {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const key = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
    const sign = (claims: Claims): Promise<string> => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey);
    const server = createServer();
    const provider = new IdentityProvider(server, sign);
    server.on('request', (request, response) => {
      void provider.answer(request, key).then(
        (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
        () => response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}'),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Settings under which the API asks this provider. */
  get environment(): Readonly<Record<string, string>> {
    return { PUBLIC_URL: 'http://duban.test', OIDC_ISSUER: this.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret };
  }

  /** The person agrees: the query with which the browser is sent back. */
  agree(location: string): URLSearchParams {
    const asked = new URL(location).searchParams;
    const code = randomUUID();
    this.grants.set(code, { nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '' });
    return new URLSearchParams({ code, state: asked.get('state') ?? '', iss: this.issuer });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, key: unknown): Promise<unknown> {
    if (request.url === '/.well-known/openid-configuration') {
      return {
        issuer: this.issuer, authorization_endpoint: `${this.issuer}/authorize`, token_endpoint: `${this.issuer}/token`, jwks_uri: `${this.issuer}/keys`,
        response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], authorization_response_iss_parameter_supported: true,
      };
    }
    if (request.url === '/keys') return { keys: [key] };
    const form = new URLSearchParams(await text(request));
    const grant = this.grants.get(form.get('code') ?? '');
    this.grants.delete(form.get('code') ?? '');
    const proof = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    if (!grant || proof !== grant.challenge) throw new Error('refused');
    const now = Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000);
    const claims = { iss: this.issuer, aud: CLIENT.id, sub: 'person-1', nonce: grant.nonce, iat: now, exp: now + 300, ...this.next };
    this.next = {};
    return { access_token: 'unused', token_type: 'bearer', expires_in: 300, id_token: await this.sign(claims) };
  }
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
