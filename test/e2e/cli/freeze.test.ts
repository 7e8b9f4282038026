import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EngineApp } from '../../support/engine-app.js';
import { duban, dubanProcess, printed } from './duban.js';

describe('duban freeze and duban resume', () => {
  let app: EngineApp;
  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-05-06');
  }, 180_000);
  afterAll(() => app?.close());

  it('show, raise and lift a freeze, and say what to do', async () => {
    expect(await printed(app.url, 'freeze')).toBe('发送正常，没有停止。\n');
    expect(await printed(app.url, 'freeze', 'raise', '--why', '换服务器')).toMatch(/^已停止发送：\n {2}\d{4}-.*换服务器。\n核对后运行 duban resume。\n$/);
    expect(JSON.parse(await printed(app.url, 'freeze', '--json'))).toMatchObject({ frozen: true, freezes: [{ reason: 'operator' }] });
    expect((await dubanProcess(app.url, 'doctor')).stdout).toContain('已停止发送：换服务器。');
    const refused = await duban(app.url, 'resume', '--resend-since', '2024-05-01');
    expect(refused.status).not.toBe(0);
    expect(refused).toMatchObject({ stderr: expect.stringContaining('只有恢复过数据库') });
    expect(await printed(app.url, 'resume')).toBe('已恢复发送。之前停止是因为：换服务器。\n');
    await printed(app.url, 'freeze', 'raise', '--why', '恢复到五月的备份', '--restored');
    expect(await printed(app.url, 'resume', '--resend-since', '2024-05-06')).toContain('已恢复发送');
    expect((await duban(app.url, 'resume')).stderr).toContain('无须恢复');
  }, 180_000);
});
