// config/data-source.ts builds the data source of the TypeORM command line when it is loaded, and that asks for an address.
// Nothing in a test connects with it: every test opens a database of its own.
process.env['DATABASE_URL'] ??= process.env['TEST_DATABASE_URL'];
