import { afterEach, describe, expect, it } from '@jest/globals';
import { ClamavScanner } from '../../src/modules/attachments/index.js';
import { type ClamdServer, EICAR, startClamd } from '../support/clamd-server.js';

describe('the virus scanner', () => {
  let clamd: ClamdServer | null = null;
  afterEach(async () => {
    await clamd?.close();
    clamd = null;
  });
  const started = async (...behaviour: Parameters<typeof startClamd>): Promise<ClamavScanner> => {
    clamd = await startClamd(...behaviour);
    return new ClamavScanner({ host: '127.0.0.1', port: clamd.port }, 500);
  };

  it('lets a clean content pass, sent whole in chunks', async () => {
    const scanner = await started();
    const bytes = Buffer.alloc(300_000, 'a');
    expect(await scanner.scan(bytes)).toBeNull();
    expect(clamd?.scanned.map((scanned) => Buffer.compare(scanned, bytes))).toEqual([0]);
    expect(await scanner.scan(Buffer.alloc(0))).toBeNull();
  });

  it('names what it finds (C90)', async () => expect(await (await started()).scan(Buffer.from(EICAR))).toBe('Eicar-Test-Signature'));

  it.each(['INSTREAM size limit exceeded. ERROR', 'UNKNOWN COMMAND', '', 'hangUp', 'silence'] as const)('takes %j for no answer: nothing passes unscanned', async (reply) => {
    await expect((await started(reply)).scan(Buffer.alloc(200_000))).rejects.toMatchObject({ code: 'dependency-unavailable', message: expect.stringContaining('没有查过毒的文件不接收') });
  });

  it('passes nothing while it is down', async () => {
    await expect(new ClamavScanner({ host: '127.0.0.1', port: 9 }, 500).scan(Buffer.from('a'))).rejects.toMatchObject({ code: 'dependency-unavailable' });
  });
});
