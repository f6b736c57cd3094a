/**
 * Settings and rules are kept as the API writes them, and its responses have gained fields. This step adds those fields to
 * older rows: an empty list of exclusion rules, and nulls or empty lists for values that were absent. `json_insert` does not
 * change a value that is there.
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
