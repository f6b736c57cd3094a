/**
 * Settings and rules are kept as the API writes them, so what its answers gained is added to those there are: a list of
 * exclusion rules, empty, and nulls and empty lists where a value was absent. `json_insert` leaves alone what is there.
 */
export const exclusionRulesAndNulls = `
UPDATE stages SET settings = json_insert(settings, '$.exclusion_rules', json('[]')) WHERE kind = 'waf';
UPDATE stages
  SET settings = json_insert(settings, '$.scaleway_s3.bucket_name', NULL, '$.scaleway_s3.bucket_region', NULL)
  WHERE kind = 'backend' AND settings -> '$.scaleway_s3' IS NOT NULL;
UPDATE route_rules
  SET http_match = json_insert(http_match, '$.host_filter', NULL, '$.method_filters', json('[]'))
  WHERE http_match IS NOT NULL;
`
