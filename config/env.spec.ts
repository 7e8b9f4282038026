import { readFileSync } from 'node:fs';
import { loadConfig } from './env.js';

const DATABASE_URL = 'postgres://duban:secret@127.0.0.1:5432/duban';

describe('configuration from the environment', () => {
  it('needs nothing but the database: the rest has its documented default', () => {
    expect(loadConfig({ DATABASE_URL })).toEqual({
      mode: 'demo', databaseUrl: DATABASE_URL, redisUrl: null, host: '127.0.0.1', port: 3000, logLevel: 'info', tickSeconds: 60, metricsPort: null, metricsToken: null,
      smtp: null, workingHours: { from: '08:30', until: '17:30' }, dailyMessageCap: 8, webhookHosts: null, auditRetentionDays: 1096, requestsPerMinute: 1000, trustedProxies: null,
      attachments: { dir: expect.stringMatching(/\.duban\/attachments$/), s3: null, maxMebibytes: 20, yearQuota: { mebibytes: 2048, files: 5000 }, clamav: null },
      signIn: { publicUrl: null, idleMinutes: 30, sessionHours: 12, secondFactor: false, oidc: null },
    });
  });

  it('takes every variable as the type the application uses', () => {
    expect(loadConfig({
      DATABASE_URL, REDIS_URL: 'rediss://redis:6380/1', HOST: '0.0.0.0', PORT: '8080', LOG_LEVEL: 'warn', DUBAN_MODE: 'production', TICK_SECONDS: '5', METRICS_PORT: '9464', METRICS_TOKEN: 'a-token-of-the-monitor',
      SMTP_URL: 'smtps://mail:465', MAIL_FROM: '督办 <duban@example.gov.cn>', WORKING_HOURS: '09:00-18:00', DAILY_MESSAGE_CAP: '3', WEBHOOK_HOSTS: 'oapi.dingtalk.com,10.1.2.3',
      ATTACHMENT_DIR: '/data/attachments', ATTACHMENT_MAX_MIB: '5', ATTACHMENT_QUOTA_MIB: '100', ATTACHMENT_QUOTA_FILES: '50', S3_ENDPOINT: 'https://s3.example.gov.cn/', S3_BUCKET: 'duban', S3_ACCESS_KEY_ID: 'the-key', S3_SECRET_ACCESS_KEY: 'the-secret',
      CLAMAV_HOST: 'clamav:3311', AUDIT_RETENTION_DAYS: '184', REQUESTS_PER_MINUTE: '60', TRUSTED_PROXIES: '10.0.0.5,fd00::/8',
      PUBLIC_URL: 'https://duban.example.gov.cn', SESSION_IDLE_MINUTES: '15', SESSION_HOURS: '8', SECOND_FACTOR: 'optional',
      OIDC_ISSUER: 'https://id.example.gov.cn', OIDC_CLIENT_ID: 'duban', OIDC_CLIENT_SECRET: 'the-secret', OIDC_LOGIN_CLAIM: 'uid',
    })).toEqual({
      mode: 'production', databaseUrl: DATABASE_URL, redisUrl: 'rediss://redis:6380/1', host: '0.0.0.0', port: 8080, logLevel: 'warn', tickSeconds: 5, metricsPort: 9464, metricsToken: 'a-token-of-the-monitor',
      smtp: { url: 'smtps://mail:465', from: '督办 <duban@example.gov.cn>', tls: 'required' }, workingHours: { from: '09:00', until: '18:00' }, dailyMessageCap: 3,
      webhookHosts: ['oapi.dingtalk.com', '10.1.2.3'], auditRetentionDays: 184, requestsPerMinute: 60, trustedProxies: ['10.0.0.5', 'fd00::/8'],
      attachments: {
        dir: '/data/attachments', maxMebibytes: 5, yearQuota: { mebibytes: 100, files: 50 }, clamav: { host: 'clamav', port: 3311 },
        s3: { endpoint: 'https://s3.example.gov.cn', bucket: 'duban', region: 'us-east-1', accessKeyId: 'the-key', secretAccessKey: 'the-secret' },
      },
      signIn: {
        publicUrl: 'https://duban.example.gov.cn', idleMinutes: 15, sessionHours: 8, secondFactor: false,
        oidc: { issuer: 'https://id.example.gov.cn', clientId: 'duban', clientSecret: 'the-secret', loginClaim: 'uid' },
      },
    });
  });

  it.each([
    [{}, 'demo'],
    [{ NODE_ENV: 'development' }, 'demo'],
    [{ NODE_ENV: 'test' }, 'demo'],
    [{ NODE_ENV: 'production' }, 'production'],
    [{ NODE_ENV: 'production', DUBAN_MODE: 'demo' }, 'demo'],
    [{ DUBAN_MODE: 'production' }, 'production'],
  ])('with %o the mode is %s: what is said outright wins over NODE_ENV', (variables, mode) => {
    expect(loadConfig({ DATABASE_URL, ...variables }).mode).toBe(mode);
  });

  it('asks administrators and offices for a second factor in production, unless told otherwise', () => {
    expect(loadConfig({ DATABASE_URL, DUBAN_MODE: 'production' }).signIn.secondFactor).toBe(true);
    expect(loadConfig({ DATABASE_URL, SECOND_FACTOR: 'required' }).signIn.secondFactor).toBe(true);
  });

  it.each([
    [{ OIDC_ISSUER: 'https://id.example.gov.cn', OIDC_CLIENT_ID: 'duban', OIDC_CLIENT_SECRET: 's' }, 'PUBLIC_URL'],
    [{ OIDC_ISSUER: 'https://id.example.gov.cn', PUBLIC_URL: 'https://duban.example.gov.cn' }, 'OIDC_CLIENT_ID'],
    [{ DUBAN_MODE: 'production', PUBLIC_URL: 'http://duban.example.gov.cn' }, 'https://'],
  ])('refuses to sign people in with %o, naming %s', (variables, named) => {
    expect(() => loadConfig({ DATABASE_URL, ...variables })).toThrow(named);
  });

  it('treats a variable set to nothing as absent', () => {
    expect(loadConfig({ DATABASE_URL, REDIS_URL: '', PORT: '', HOST: '', LOG_LEVEL: '', DUBAN_MODE: '', TICK_SECONDS: '', METRICS_PORT: '', METRICS_TOKEN: '' })).toEqual(loadConfig({ DATABASE_URL }));
  });

  it.each([
    ['DATABASE_URL', undefined],
    ['DATABASE_URL', ''],
    ['DATABASE_URL', 'mysql://127.0.0.1/duban'],
    ['DATABASE_URL', '127.0.0.1:5432'],
    ['SMTP_URL', 'http://mail'],
    ['MAIL_FROM', 'duban'],
    ['MAIL_FROM', 'a@b.cn\r\nBcc: c@d.cn'],
    ['SMTP_TLS', 'maybe'],
    ['WORKING_HOURS', '8-17'],
    ['WORKING_HOURS', '17:30-08:30'],
    ['DAILY_MESSAGE_CAP', '0'],
    ['WEBHOOK_HOSTS', 'http://a'],
    ['REQUESTS_PER_MINUTE', '0'],
    ['TRUSTED_PROXIES', 'gateway'],
    ['REDIS_URL', 'http://127.0.0.1'],
    ['REDIS_URL', 'redis+sentinel://10.0.0.1:26379,10.0.0.2:26379'],
    ['REDIS_URL', 'redis+cluster://10.0.0.1:6379/0'],
    ['REDIS_URL', 'redis+proxy://10.0.0.1:6379'],
    ['PORT', 'eighty'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['METRICS_PORT', '0'],
    ['METRICS_TOKEN', 'short'],
    ['METRICS_TOKEN', 'with a blank inside it'],
    ['PORT', '80.5'],
    ['HOST', 'not a host'],
    ['LOG_LEVEL', 'loud'],
    ['DUBAN_MODE', 'prod'],
    ['TICK_SECONDS', '0'],
    ['TICK_SECONDS', '3601'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    expect(() => loadConfig({ DATABASE_URL, [name]: value })).toThrow(new RegExp(`${name} .*(须|只能)`));
  });

  it('lists every wrong variable at once, each on a line of its own', () => {
    const message = (() => {
      try {
        loadConfig({ PORT: 'x', LOG_LEVEL: 'y', DUBAN_MODE: 'z' });
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    })();
    for (const name of ['DATABASE_URL', 'PORT', 'LOG_LEVEL', 'DUBAN_MODE']) expect(message).toMatch(new RegExp(`^  - ${name} `, 'm'));
    expect(message).toContain('.env.example');
  });

  it('can be given to the containers, every setting of it', () => {
    const text = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
    const settings = [...text('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name ?? '');
    const given = [...text('docker-compose.yml').matchAll(/^ {4}([A-Z_]+): /gm)].map(([, name]) => name);
    expect(settings.length).toBeGreaterThan(10);
    // The image sets NODE_ENV itself.
    expect(settings.filter((name) => name !== 'NODE_ENV' && !given.includes(name))).toEqual([]);
  });
});
