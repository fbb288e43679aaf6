import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

// Plans by the Rust planner in place of the one in JavaScript.
export const gatewayConfig = defineConfig({ unifiedGraphHandler });
