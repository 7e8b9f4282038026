import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { AwsV4Signer } from 'aws4fetch';

const ACCESS_KEY = 'the-access-key';
const SECRET = 'the-secret-key';
const PAGE = 10;

export interface S3Server {
  readonly environment: Readonly<Record<'S3_ENDPOINT' | 'S3_BUCKET' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY', string>>;
  readonly objects: Map<string, { bytes: Buffer; modified: Date }>;
  /** Requests that were refused because their signature or digest was wrong. */
  refused(): number;
  close(): Promise<void>;
}

/** An object storage in memory that speaks as much S3 as is asked of it: signed requests addressed by path, lists in pages of ten. */
export async function startS3Server(bucket = 'duban'): Promise<S3Server> {
  const objects: S3Server['objects'] = new Map();
  let refused = 0;
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bytes = await buffer(request);
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    if (!(await signedRight(request, url, bytes))) {
      refused += 1;
      response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
      return;
    }
    const [, ofBucket, ...rest] = decodeURIComponent(url.pathname).split('/');
    if (ofBucket !== bucket) return void response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>');
    const key = rest.join('/');
    if (key === '') return void response.writeHead(200, { 'content-type': 'application/xml' }).end(listing(url));
    const found = objects.get(key);
    if (request.method === 'PUT') {
      objects.set(key, { bytes, modified: new Date() });
      return void response.writeHead(200).end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (!found) return void response.writeHead(404).end(request.method === 'HEAD' ? undefined : '<Error><Code>NoSuchKey</Code></Error>');
    response.writeHead(200, { 'content-length': found.bytes.length, 'last-modified': found.modified.toUTCString() }).end(request.method === 'HEAD' ? undefined : found.bytes);
  };

  const listing = (url: URL): string => {
    const after = url.searchParams.get('continuation-token') ?? '';
    const keys = [...objects.keys()].filter((key) => key.startsWith(url.searchParams.get('prefix') ?? '') && key > after).sort();
    const page = keys.slice(0, PAGE);
    const contents = page.map((key) => `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.modified.toISOString()}</LastModified><Size>1</Size></Contents>`).join('');
    const next = keys.length > PAGE ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '<IsTruncated>false</IsTruncated>';
    return `<?xml version="1.0"?><ListBucketResult>${next}${contents}</ListBucketResult>`;
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    environment: { S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: ACCESS_KEY, S3_SECRET_ACCESS_KEY: SECRET },
    objects,
    refused: () => refused,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

async function signedRight(request: IncomingMessage, url: URL, bytes: Buffer): Promise<boolean> {
  const digest = String(request.headers['x-amz-content-sha256']);
  if (digest !== 'UNSIGNED-PAYLOAD' && digest !== createHash('sha256').update(bytes).digest('hex')) return false;
  const signed = /SignedHeaders=([^,]+)/.exec(request.headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const headers = Object.fromEntries(signed.filter((name) => name !== 'host').map((name) => [name, String(request.headers[name] ?? '')]));
  const signer = new AwsV4Signer({
    method: request.method ?? 'GET', url: url.href, headers, accessKeyId: ACCESS_KEY, secretAccessKey: SECRET, service: 's3', region: 'us-east-1',
    datetime: String(request.headers['x-amz-date']), allHeaders: true,
  });
  return (await signer.sign()).headers.get('authorization') === request.headers.authorization;
}
