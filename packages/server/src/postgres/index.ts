export { postgres, type PostgresClient, type PostgresPool } from './postgres.js';
