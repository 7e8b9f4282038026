import { testRedisUrl } from '../support/database.js';
import { itKeepsItsPromises, itSurvivesRedis } from './queue-promises.js';

itKeepsItsPromises('Redis', testRedisUrl);
itSurvivesRedis(testRedisUrl);
