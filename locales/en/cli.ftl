### The command line: progress and messages.

## Progress

progress-reading = Reading { $file }
progress-analysing = Analysing
progress-writing = Writing the report
progress-done = Done: { $path }

## Messages

error = error
warning = warning
hint = hint
dry-run = Dry run: nothing was written
rows-rejected =
    { $count ->
        [one] { $count } row was rejected; see { $file }
       *[other] { $count } rows were rejected; see { $file }
    }

## Summary

summary-more =
    { $count ->
        [one] One more is in the report
       *[other] { $count } more are in the report
    }
