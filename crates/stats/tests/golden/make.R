# The oracle: R's `survival` and `cmprsk` on one data set.
#
#   Rscript make.R fit IN.csv OUT.csv     results for a data set written by the tests
#   Rscript make.R builtin DIR            R's own data sets and their results, as
#                                         DIR/<name>.data.csv and DIR/<name>.csv
#
# A data set has the columns entry, time, event (0 censored, 1.. causes), weight, group,
# stratum, cluster; `entry`, `weight` and `cluster` are empty where there are none. Results
# are long: quantity, index, value.
suppressMessages({
  library(survival)
  library(cmprsk)
})
options(digits = 17, warn = -1)

fit_all <- function(d) {
  out <- list()
  put <- function(name, value) out[[name]] <<- as.numeric(value)
  n <- nrow(d)
  truncated <- !all(is.na(d$entry))
  weighted <- !all(is.na(d$weight))
  clustered <- !all(is.na(d$cluster))
  w <- if (weighted) d$weight else rep(1, n)
  id <- if (clustered) d$cluster else seq_len(n)
  any_event <- as.numeric(d$event > 0)
  y <- if (truncated) Surv(d$entry, d$time, any_event) else Surv(d$time, any_event)

  absolute <- function(f) if (isTRUE(f$logse)) f$std.err * f$surv else f$std.err
  f <- survfit(y ~ 1, weights = w, robust = FALSE)
  put("km.time", f$time); put("km.risk", f$n.risk); put("km.event", f$n.event)
  put("km.censor", f$n.censor); put("km.surv", f$surv); put("km.se", absolute(f))
  put("na.hazard", f$cumhaz); put("na.se", f$std.chaz)
  for (type in c("plain", "log", "log-log")) for (level in c(0.9, 0.95)) {
    g <- survfit(y ~ 1, weights = w, robust = FALSE, conf.type = type, conf.int = level)
    put(paste("km", type, level, "lower", sep = "."), g$lower)
    put(paste("km", type, level, "upper", sep = "."), g$upper)
    for (p in c(0.25, 0.5, 0.75)) {
      q <- quantile(g, probs = p)
      put(paste("quantile", type, level, p, sep = "."), c(q$quantile, q$lower, q$upper))
    }
    put(paste("median", type, level, sep = "."),
        summary(g)$table[c("median", paste0(level, "LCL"), paste0(level, "UCL"))])
  }
  horizon <- as.numeric(quantile(d$time, 0.7))
  if (!truncated) {
    rm <- summary(f, rmean = horizon)$table
    put("rmean", c(horizon, rm[["rmean"]], rm[["se(rmean)"]]))
  }
  r <- survfit(y ~ 1, weights = w, robust = TRUE, cluster = id)
  put("km.robust.se", absolute(r)); put("na.robust.se", r$std.chaz)
  # What R does when nobody asks for a variance.
  a <- if (clustered) survfit(y ~ 1, weights = w, cluster = id) else survfit(y ~ 1, weights = w)
  put("km.default.se", absolute(a)); put("na.default.se", a$std.chaz)

  causes <- max(d$event)
  if (causes > 1) {
    m <- factor(d$event, 0:causes)
    s <- if (truncated) Surv(d$entry, d$time, m) else Surv(d$time, m)
    for (type in c("plain", "log", "log-log")) {
      f <- survfit(s ~ 1, weights = w, id = seq_len(n), conf.type = type, influence = clustered)
      put("aj.time", f$time)
      se <- f$std.err
      # With `id`, this version of `survival` leaves `cluster` out for several states: sum
      # its influences by cluster instead (the first time is the start).
      if (clustered) for (k in 0:causes)
        se[, k + 1] <- sqrt(colSums(rowsum(w * f$influence.pstate[, -1, k + 1], d$cluster)^2))
      for (k in 0:causes) {
        put(paste("aj", k, "p", sep = "."), f$pstate[, k + 1])
        put(paste("aj", k, "se", sep = "."), se[, k + 1])
        if (!clustered) {
          put(paste("aj", k, type, "lower", sep = "."), f$lower[, k + 1])
          put(paste("aj", k, type, "upper", sep = "."), f$upper[, k + 1])
        }
      }
    }
  }
  # Tests, on frequency weights by repeating rows, where weights are whole.
  whole <- !weighted || all(w == floor(w))
  if (whole) {
    e <- d[rep(seq_len(n), w), ]
    ev <- as.numeric(e$event > 0)
    if (!truncated) {
      for (rho in c(0, 1, 0.5)) {
        t <- survdiff(Surv(time, ev) ~ group, data = e, rho = rho)
        put(paste("logrank", rho, sep = "."), c(t$chisq, t$pvalue))
        put(paste("logrank", rho, "obs", sep = "."), t$obs)
        put(paste("logrank", rho, "exp", sep = "."), t$exp)
        put(paste("logrank", rho, "var", sep = "."), t$var)
        t <- survdiff(Surv(time, ev) ~ group + strata(stratum), data = e, rho = rho)
        put(paste("logrank.strata", rho, sep = "."), c(t$chisq, t$pvalue))
      }
      if (causes > 1) for (k in seq_len(causes)) for (rho in c(0, 1)) {
        t <- cuminc(e$time, e$event, e$group, rho = rho)$Tests[as.character(k), ]
        put(paste("gray", k, rho, sep = "."), t[c("stat", "pv", "df")])
        t <- cuminc(e$time, e$event, e$group, strata = e$stratum, rho = rho)$Tests[as.character(k), ]
        put(paste("gray.strata", k, rho, sep = "."), t[c("stat", "pv", "df")])
      }
    } else {
      # The score test of the exact partial likelihood is the log-rank test, and knows
      # about left truncation.
      c1 <- coxph(Surv(entry, time, ev) ~ factor(group), data = e, method = "exact")
      c2 <- coxph(Surv(entry, time, ev) ~ factor(group) + strata(stratum), data = e, method = "exact")
      put("logrank.truncated", c1$score)
      put("logrank.truncated.strata", c2$score)
    }
  }
  out
}

write_long <- function(out, file) {
  con <- base::file(file, "w")
  writeLines(sprintf("# R %s, survival %s, cmprsk %s", getRversion(),
                     packageVersion("survival"), packageVersion("cmprsk")), con)
  writeLines("quantity,index,value", con)
  for (name in names(out)) {
    v <- out[[name]]
    writeLines(sprintf("%s,%d,%s", name, seq_along(v) - 1,
                       ifelse(is.na(v), "NA", sprintf("%.12g", v))), con)
  }
  close(con)
}

builtin <- function(dir) {
  blank <- function(time, event, group, stratum, entry = NA, weight = NA, cluster = NA)
    data.frame(entry, time, event, weight, group = as.integer(factor(group)),
               stratum = as.integer(factor(stratum)), cluster)
  sets <- list(
    lung = with(lung, blank(time, status - 1, sex, ifelse(is.na(ph.ecog), 9, ph.ecog))),
    veteran = with(veteran, blank(time, status, celltype, trt,
                                  weight = 1 + seq_along(time) %% 3)),
    veteran_fractional = with(veteran, blank(time, status, celltype, trt,
                                             weight = 0.3 + (seq_along(time) %% 7) / 4)),
    heart = with(heart, blank(stop, event, transplant, surgery, entry = start, cluster = id)),
    pbc = with(pbc, blank(time, status, edema, sex)),
    mgus2 = with(mgus2, blank(ifelse(pstat == 1, ptime, futime), ifelse(pstat == 1, 1, 2 * death),
                              sex, !is.na(mspike) & mspike > 1.2)),
    mgus2_age = with(mgus2, blank(age * 12 + pmax(ifelse(pstat == 1, ptime, futime), 1),
                                  ifelse(pstat == 1, 1, 2 * death), sex, !is.na(mspike) & mspike > 1.2,
                                  entry = age * 12, weight = 0.5 + (seq_along(age) %% 5) / 3)),
    transplant = with(subset(transplant, futime > 0),
                      blank(futime, as.integer(event) - 1, abo, sex)),
    ovarian = with(ovarian, blank(futime, fustat, rx, resid.ds)),
    colon = with(colon, blank(time, status, rx, sex, cluster = id))
  )
  for (name in names(sets)) {
    write.csv(sets[[name]], file.path(dir, paste0(name, ".data.csv")), row.names = FALSE, na = "")
    write_long(fit_all(sets[[name]]), file.path(dir, paste0(name, ".csv")))
  }
}

args <- commandArgs(trailingOnly = TRUE)
if (args[1] == "builtin") {
  builtin(args[2])
} else {
  d <- read.csv(args[2], colClasses = "numeric")
  write_long(fit_all(d), args[3])
}
