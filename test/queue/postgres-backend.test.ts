import { itKeepsItsPromises } from './queue-promises.js';

itKeepsItsPromises('the PostgreSQL backend', () => null);
