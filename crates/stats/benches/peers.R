# Times R's survival on the rows of `cargo run --example peers`.
suppressMessages(library(survival))
rows <- read.csv(commandArgs(trailingOnly = TRUE)[1])
tool <- paste("survival", packageVersion("survival"))
report <- function(what, run, repeats = 3) {
  best <- min(sapply(seq_len(repeats), function(i) system.time(result <<- run())[["elapsed"]]))
  cat(sprintf("%s; %s; %.4f\n", tool, what, best))
  invisible(result)
}
f <- report("kaplan-meier, log-log limits", function()
  survfit(Surv(time, event > 0) ~ 1, data = rows, conf.type = "log-log"))
cat(sprintf("S(365) = %.10f\n", summary(f, times = 365)$surv))
report("log-rank of 3 groups", function() survdiff(Surv(time, event > 0) ~ group, data = rows))
f <- report("aalen-johansen, no variance", function()
  survfit(Surv(time, factor(event)) ~ 1, data = rows, se.fit = FALSE), 1)
cat(sprintf("F1(365) = %.10f\n", summary(f, times = 365)$pstate[2]))
x <- paste0("x", 0:9)
formula <- as.formula(paste("Surv(time, event > 0) ~", paste(x, collapse = " + ")))
f <- report("cox of 10 covariates, efron", function() coxph(formula, data = rows), 1)
cat(sprintf("beta[0] = %.10f, standard error %.10f\n", coef(f)[1], sqrt(vcov(f)[1, 1])))
f <- report("concordance of x0 with its variance", function()
  concordance(Surv(time, event > 0) ~ x0, data = rows, reverse = TRUE), 1)
cat(sprintf("C = %.10f, standard error %.10f\n", f$concordance, sqrt(f$var)))
# With variance the cost is rows x times: a fiftieth of the rows, to say how it grows.
few <- rows[seq_len(20000), ]
report("aalen-johansen with variance, 20,000 rows", function()
  survfit(Surv(time, factor(event)) ~ 1, data = few), 1)
