-- wrk's request, from the environment: METHOD, TARGET, BODY_FILE, SHAPE. With UNSEEN, each request has another number in it.
local method, target = os.getenv("METHOD"), os.getenv("TARGET")
local body
if method == "POST" then
  local file = assert(io.open(os.getenv("BODY_FILE"), "rb"))
  body = file:read("*a")
  file:close()
end
wrk.method, wrk.body = method, body
wrk.headers["content-type"] = "application/json"
wrk.headers["accept"] = "application/json"
wrk.headers["x-bench-shape"] = os.getenv("SHAPE")

local unseen = os.getenv("UNSEEN")
if unseen ~= "" then
  local count = 0
  function request()
    count = count + 1
    return wrk.format(nil, target, nil, (string.gsub(body, "UNSEEN", unseen .. "_" .. count)))
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('RESULT {"requests":%d,"seconds":%f,"p50":%.3f,"p99":%.3f,"failures":%d,"refusals":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.timeout, errors.status))
end
