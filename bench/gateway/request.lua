-- wrk's requests, from the environment: METHOD, TARGET, SHAPE, and the lines of BODIES_FILE, which take turns as bodies. With
-- UNSEEN, each request has another number in it.
local method, target = os.getenv("METHOD"), os.getenv("TARGET")
local bodies = {}
if method == "POST" then
  for line in io.lines(os.getenv("BODIES_FILE")) do
    table.insert(bodies, line)
  end
end
wrk.method, wrk.body = method, bodies[1]
wrk.headers["content-type"] = "application/json"
wrk.headers["accept"] = "application/json"
wrk.headers["x-bench-shape"] = os.getenv("SHAPE")

local unseen, count = os.getenv("UNSEEN"), 0
if unseen ~= "" then
  function request()
    count = count + 1
    return wrk.format(nil, target, nil, (string.gsub(bodies[1], "UNSEEN", unseen .. "_" .. count)))
  end
elseif #bodies > 1 then
  local requests = {}
  function init()
    for index, body in ipairs(bodies) do
      requests[index] = wrk.format(nil, target, nil, body)
    end
  end
  function request()
    count = count % #requests + 1
    return requests[count]
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('RESULT {"requests":%d,"seconds":%f,"p50":%.3f,"p99":%.3f,"failures":%d,"refusals":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.timeout, errors.status))
end
