### The optional language model.

help-any-language-model = Ask a language model about texts too: its endpoint, prices and limits (TOML)
help-models-erase-answers = Delete the answers of a language model that were kept
help-models-erase-answers-data = Data folder that keeps the answers [default: the user's]

progress-language-model = Asking the language model
language-model-asked = Language model: { $name }. Comments and messages of customers who left are sent to it one by one; personal data that is found is replaced first.
language-model-no-key = The settings name { $name } for the language model's key, but that environment variable is empty
language-model-used = Language model: { $texts } texts. Answered: { $answered }; known already: { $known }; refused: { $refused }; not sent: { $unsent }. { $requests } requests, { $cost }.
language-model-erased = Erased: { $path }
language-model-nothing-kept = Nothing is kept in { $path }

language-model-refused = Answers that were refused and count as silence: { $kinds }
language-model-refused-late = too late
language-model-refused-unreachable = no connection
language-model-refused-busy = endpoint busy
language-model-refused-http-error = error of the endpoint
language-model-refused-redirected = sent elsewhere
language-model-refused-too-large = too large
language-model-refused-not-json = no JSON
language-model-refused-wrong-shape = of another shape
language-model-refused-wrong-label = unknown reason
language-model-refused-wrong-probability = impossible probability
language-model-refused-quote-not-found = words that nobody wrote
language-model-refused-declined = declined
language-model-refused-cut-off = cut off

language-model-stopped-spend-cap = The language model's spend cap would have been passed: { $unsent } texts were not sent. Raise spend_cap to send them.
language-model-stopped-total-time = The language model's time is over: { $unsent } texts were not sent. Raise total_seconds, or run again: answers are kept.
language-model-stopped-not-admitted = The language model's endpoint refuses the key, or knows no such model or address: { $unsent } texts were not sent.
language-model-stopped-failing = The language model's endpoint failed many times in a row: { $unsent } texts were not sent. Run again later: answers are kept.
