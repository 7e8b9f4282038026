import { loadConfig } from './env.js';

const DATABASE_URL = 'postgres://duban:secret@127.0.0.1:5432/duban';

describe('configuration from the environment', () => {
  it('needs nothing but the database: the rest has its documented default', () => {
    expect(loadConfig({ DATABASE_URL })).toEqual({
      mode: 'demo', databaseUrl: DATABASE_URL, redisUrl: null, host: '127.0.0.1', port: 3000, logLevel: 'info', tickSeconds: 60,
    });
  });

  it('takes every variable as the type the application uses', () => {
    expect(loadConfig({
      DATABASE_URL, REDIS_URL: 'rediss://redis:6380/1', HOST: '0.0.0.0', PORT: '8080', LOG_LEVEL: 'warn', DUBAN_MODE: 'production', TICK_SECONDS: '5',
    })).toEqual({
      mode: 'production', databaseUrl: DATABASE_URL, redisUrl: 'rediss://redis:6380/1', host: '0.0.0.0', port: 8080, logLevel: 'warn', tickSeconds: 5,
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

  it('treats a variable set to nothing as absent', () => {
    expect(loadConfig({ DATABASE_URL, REDIS_URL: '', PORT: '', HOST: '', LOG_LEVEL: '', DUBAN_MODE: '', TICK_SECONDS: '' })).toEqual(loadConfig({ DATABASE_URL }));
  });

  it.each([
    ['DATABASE_URL', undefined],
    ['DATABASE_URL', ''],
    ['DATABASE_URL', 'mysql://127.0.0.1/duban'],
    ['DATABASE_URL', '127.0.0.1:5432'],
    ['REDIS_URL', 'http://127.0.0.1'],
    ['PORT', 'eighty'],
    ['PORT', '-1'],
    ['PORT', '65536'],
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
});
